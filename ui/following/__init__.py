"""What followed a report: steps taken, detention, statements, consent, judgements."""
