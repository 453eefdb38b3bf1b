"""The LMS of a whole country: a database of millions of answers, a steady load, and how the pages grow with both."""
