"""The directives an author may write: one file each, named as the word between the braces."""
