"""The course as its author writes it: no accounts, nothing kept, and the open page follows each save."""
