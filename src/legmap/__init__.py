"""legmap: what a nerve of the lower limb does, and what fails when it is cut."""

__version__ = "0.1.0"
