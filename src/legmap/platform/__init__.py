"""Services of any desktop program, independent of the subject: files, folders, locks, log, crashes."""
