using System;
using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AirDefenseApprovals.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class OfficePages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "OfficeProfiles",
                columns: table => new
                {
                    Office = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficeProfiles", x => new { x.Office, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "StaffLog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Office = table.Column<string>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffLog", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StaffLog_Office_At",
                table: "StaffLog",
                columns: new[] { "Office", "At" });
            KeptForGood.AddToSqlite(migrationBuilder, "StaffLog");
            KeptForGood.AddToSqlite(migrationBuilder, "OfficeProfiles");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OfficeProfiles");

            migrationBuilder.DropTable(
                name: "StaffLog");
        }
    }
}
