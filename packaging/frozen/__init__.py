"""Where the packaged programs start; PyInstaller takes these files, not the project's own starts."""
