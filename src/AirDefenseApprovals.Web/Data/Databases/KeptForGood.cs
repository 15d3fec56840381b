using Microsoft.EntityFrameworkCore.Migrations;

namespace AirDefenseApprovals.Web.Data.Databases;

/// <summary>Triggers that refuse, even to plain SQL, to change or delete a row of a table that is only ever added to.</summary>
internal static class KeptForGood
{
    /// <summary>The journal's own triggers say which rule they keep (R27).</summary>
    public static void AddJournalToSqlite(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE TRIGGER Journal_never_updated BEFORE UPDATE ON Journal
            BEGIN SELECT RAISE(ABORT, 'R27: a journal entry is never changed'); END;
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER Journal_never_deleted BEFORE DELETE ON Journal
            BEGIN SELECT RAISE(ABORT, 'R27: a journal entry is never deleted'); END;
            """
        );
    }

    public static void AddToSqlite(MigrationBuilder migration, string table)
    {
        migration.Sql(
            $"""
            CREATE TRIGGER {table}_never_updated BEFORE UPDATE ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END;
            """
        );
        migration.Sql(
            $"""
            CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END;
            """
        );
    }

    /// <summary>Takes the function away once its table, and the triggers with it, are gone.</summary>
    public static void DropFromPostgreSql(MigrationBuilder migration, string table) =>
        migration.Sql($"""DROP FUNCTION "{table}_is_kept"();""");

    public static void AddToPostgreSql(MigrationBuilder migration, string table)
    {
        migration.Sql(
            $"""
            CREATE FUNCTION "{table}_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '{table} is only ever added to'; END $$;
            """
        );
        migration.Sql(
            $"""
            CREATE TRIGGER "{table}_never_changed" BEFORE UPDATE OR DELETE ON "{table}"
            FOR EACH ROW EXECUTE FUNCTION "{table}_is_kept"();
            """
        );
        migration.Sql(
            $"""
            CREATE TRIGGER "{table}_never_emptied" BEFORE TRUNCATE ON "{table}"
            FOR EACH STATEMENT EXECUTE FUNCTION "{table}_is_kept"();
            """
        );
    }

    public static void RemoveFromPostgreSql(MigrationBuilder migration, string table) =>
        migration.Sql($"""DROP FUNCTION "{table}_is_kept"();"""); // its triggers went with the table
}
