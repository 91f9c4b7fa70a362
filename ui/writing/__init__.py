"""The full form of a report: all that a report can hold, written and edited by keyboard."""
