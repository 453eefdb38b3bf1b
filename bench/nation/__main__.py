"""`python -m bench.nation`: a country of 15,000 learners on PostgreSQL, a town of 500 on SQLite, the growth."""

from bench.nation.figures import figures


def main() -> None:
    for figure in figures():
        print(figure, flush=True)


if __name__ == "__main__":
    main()
