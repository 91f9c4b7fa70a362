"""Shows evidence: photos, video, sound, documents and text, decoded in a process of their own.

A file that arrives on a drive may be made to break whatever opens it, so no decoder ever runs where
the keys and reports are. `client` is all that the rest of the program uses: it starts the helper,
feeds it byte ranges of the decrypted file through a pipe, and gets back pixels, sound, text and
facts. Everything that imports a decoder runs in the helper alone.
"""
