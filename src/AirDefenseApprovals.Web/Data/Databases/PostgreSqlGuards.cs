using Microsoft.EntityFrameworkCore.Migrations;

namespace AirDefenseApprovals.Web.Data.Databases;

/// <summary>What the model cannot say of the PostgreSQL database.</summary>
internal static class PostgreSqlGuards
{
    /// <summary>Triggers that refuse to change or delete a journal entry (R27), and the count of the rulebook's changes.</summary>
    public static void Add(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE FUNCTION journal_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'R27: a journal entry is never changed or deleted'; END $$;
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER "Journal_is_kept" BEFORE UPDATE OR DELETE ON "Journal"
            FOR EACH ROW EXECUTE FUNCTION journal_is_kept();
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER "Journal_is_not_emptied" BEFORE TRUNCATE ON "Journal"
            FOR EACH STATEMENT EXECUTE FUNCTION journal_is_kept();
            """
        );
        migration.Sql(
            $"""CREATE SEQUENCE "{PostgreSqlDatabase.RevisionSequence}"; SELECT nextval('"{PostgreSqlDatabase.RevisionSequence}"');"""
        ); // the first call of a sequence answers what it held already: so it is made here
    }

    public static void Remove(MigrationBuilder migration)
    {
        migration.Sql("DROP FUNCTION journal_is_kept();"); // its triggers went with the table
        migration.Sql($"""DROP SEQUENCE "{PostgreSqlDatabase.RevisionSequence}";""");
    }
}
