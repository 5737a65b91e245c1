"""What any desktop program needs and that is not about the lower limb: files, folders, locks, log, crashes."""
