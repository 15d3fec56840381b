using System;
using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AirDefenseApprovals.Web.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Standards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Clauses",
                columns: table => new
                {
                    Standard = table.Column<string>(type: "text", nullable: false),
                    Clause = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Replaces = table.Column<int>(type: "integer", nullable: true),
                    Heading = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: true),
                    TypicalDefect = table.Column<string>(type: "text", nullable: true),
                    UsualRemedy = table.Column<string>(type: "text", nullable: true),
                    UsualDeadlineDays = table.Column<int>(type: "integer", nullable: true),
                    InForceFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    InForceTo = table.Column<DateOnly>(type: "date", nullable: true),
                    SupersededBy = table.Column<string>(type: "text", nullable: true),
                    EnteredAt = table.Column<long>(type: "bigint", nullable: false),
                    EnteredBy = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clauses", x => new { x.Standard, x.Clause, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "Standards",
                columns: table => new
                {
                    Number = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    InForceFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    InForceTo = table.Column<DateOnly>(type: "date", nullable: true),
                    SupersededBy = table.Column<string>(type: "text", nullable: true),
                    EnteredAt = table.Column<long>(type: "bigint", nullable: false),
                    EnteredBy = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Standards", x => new { x.Number, x.Version });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Clauses_Standard_Clause_Replaces",
                table: "Clauses",
                columns: new[] { "Standard", "Clause", "Replaces" },
                unique: true);
            KeptForGood.AddToPostgreSql(migrationBuilder, "Standards");
            KeptForGood.AddToPostgreSql(migrationBuilder, "Clauses");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Clauses");

            migrationBuilder.DropTable(
                name: "Standards");
            KeptForGood.RemoveFromPostgreSql(migrationBuilder, "Standards");
            KeptForGood.RemoveFromPostgreSql(migrationBuilder, "Clauses");
        }
    }
}
