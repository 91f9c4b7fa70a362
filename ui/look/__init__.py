"""How the window looks and speaks: colours, style, fonts, icons, language.

Process-wide, as Qt's own palette and translators are: everything asks here for what is current.
"""
