using Microsoft.EntityFrameworkCore.Migrations;

namespace AirDefenseApprovals.Web.Data.Databases;

/// <summary>
/// Triggers that refuse, even to plain SQL, two delegations that give the same power to the same office on some day
/// (R17), and one that ends before it begins.
/// </summary>
internal static class DelegationGuards
{
    private static readonly string[] Changes = ["INSERT", "UPDATE"];

    public static void AddToSqlite(MigrationBuilder migration)
    {
        foreach (var change in Changes)
        {
            migration.Sql(
                $"""
                CREATE TRIGGER Delegations_never_overlap_{change} AFTER {change} ON Delegations
                WHEN NEW.EffectiveTo < NEW.EffectiveFrom OR EXISTS (
                    SELECT 1 FROM Delegations d
                    WHERE d.Id <> NEW.Id AND d.ItemCode = NEW.ItemCode AND d.Office = NEW.Office
                    AND d.EffectiveFrom <= COALESCE(NEW.EffectiveTo, '9999-12-31')
                    AND NEW.EffectiveFrom <= COALESCE(d.EffectiveTo, '9999-12-31'))
                BEGIN SELECT RAISE(ABORT, 'R17: delegations of one item to one office never overlap'); END;
                """
            );
        }
    }

    /// <summary>Of two transactions at once the second waits for the first, and then sees what it entered.</summary>
    public static void AddToPostgreSql(MigrationBuilder migration)
    {
        migration.Sql(
            $"""
            CREATE FUNCTION delegations_never_overlap() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_advisory_xact_lock({PostgreSqlDatabase.RulebookLock});
                IF NEW."EffectiveTo" < NEW."EffectiveFrom" OR EXISTS (
                    SELECT 1 FROM "Delegations" d
                    WHERE d."Id" <> NEW."Id" AND d."ItemCode" = NEW."ItemCode" AND d."Office" = NEW."Office"
                    AND d."EffectiveFrom" <= COALESCE(NEW."EffectiveTo", 'infinity')
                    AND NEW."EffectiveFrom" <= COALESCE(d."EffectiveTo", 'infinity')) THEN
                    RAISE EXCEPTION 'R17: delegations of one item to one office never overlap' USING ERRCODE = 'exclusion_violation';
                END IF;
                RETURN NULL;
            END $$;
            """
        );
        migration.Sql(
            """
            CREATE TRIGGER "Delegations_never_overlap" AFTER INSERT OR UPDATE ON "Delegations"
            FOR EACH ROW EXECUTE FUNCTION delegations_never_overlap();
            """
        );
    }

    public static void RemoveFromPostgreSql(MigrationBuilder migration) =>
        migration.Sql("DROP FUNCTION delegations_never_overlap();"); // its trigger went with the table
}
