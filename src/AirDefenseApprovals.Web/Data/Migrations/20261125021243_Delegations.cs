using System;
using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AirDefenseApprovals.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Delegations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "EnteredAt",
                table: "Delegations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EnteredBy",
                table: "Delegations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Revocations",
                columns: table => new
                {
                    DelegationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    EffectiveTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Instrument = table.Column<string>(type: "TEXT", nullable: false),
                    RevokedBy = table.Column<string>(type: "TEXT", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Revocations", x => new { x.DelegationId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_Revocations_Delegations_DelegationId",
                        column: x => x.DelegationId,
                        principalTable: "Delegations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddColumn<DateOnly>(
                name: "GrantedTo",
                table: "Delegations",
                type: "TEXT",
                nullable: true);

            // what was kept of revocations until now: the last one's instrument
            migrationBuilder.Sql("INSERT INTO Revocations (DelegationId, Ordinal, EffectiveTo, Instrument) SELECT Id, 1, EffectiveTo, RevokedBy FROM Delegations WHERE RevokedBy IS NOT NULL;");
            migrationBuilder.Sql("UPDATE Delegations SET GrantedTo = EffectiveTo WHERE RevokedBy IS NULL;");
            migrationBuilder.Sql("ALTER TABLE Delegations DROP COLUMN RevokedBy;");
            DelegationGuards.AddToSqlite(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER Delegations_never_overlap_INSERT; DROP TRIGGER Delegations_never_overlap_UPDATE;");
            migrationBuilder.AddColumn<string>(
                name: "RevokedBy",
                table: "Delegations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql("UPDATE Delegations SET RevokedBy = (SELECT r.Instrument FROM Revocations r WHERE r.DelegationId = Delegations.Id ORDER BY r.Ordinal DESC LIMIT 1);");

            migrationBuilder.DropTable(
                name: "Revocations");

            migrationBuilder.DropColumn(
                name: "EnteredAt",
                table: "Delegations");

            migrationBuilder.DropColumn(
                name: "EnteredBy",
                table: "Delegations");

            migrationBuilder.DropColumn(
                name: "GrantedTo",
                table: "Delegations");
        }
    }
}
