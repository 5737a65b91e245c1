"""What any desktop program needs and is not about the lower limb: files, folders, locks, log, crashes."""
