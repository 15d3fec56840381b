using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AirDefenseApprovals.Web.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class CalendarEditions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarYears");

            migrationBuilder.DropIndex(
                name: "IX_Notices_SentAt_NextAttemptAt",
                table: "Notices");

            migrationBuilder.CreateTable(
                name: "CalendarEditions",
                columns: table => new
                {
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    EnteredAt = table.Column<long>(type: "bigint", nullable: false),
                    EnteredBy = table.Column<string>(type: "text", nullable: true),
                    Looked = table.Column<int>(type: "integer", nullable: false),
                    Total = table.Column<int>(type: "integer", nullable: false),
                    RecomputedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarEditions", x => new { x.Edition, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "MovedDates",
                columns: table => new
                {
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Limit = table.Column<string>(type: "text", nullable: false),
                    ItemNo = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: false),
                    To = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MovedDates", x => new { x.Edition, x.CaseId, x.Limit, x.ItemNo });
                    table.ForeignKey(
                        name: "FK_MovedDates_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_SentAt_NextAttemptAt_Id",
                table: "Notices",
                columns: new[] { "SentAt", "NextAttemptAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_MovedDates_CaseId",
                table: "MovedDates",
                column: "CaseId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarEditions");

            migrationBuilder.DropTable(
                name: "MovedDates");

            migrationBuilder.DropIndex(
                name: "IX_Notices_SentAt_NextAttemptAt_Id",
                table: "Notices");

            migrationBuilder.CreateTable(
                name: "CalendarYears",
                columns: table => new
                {
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarYears", x => x.Year);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_SentAt_NextAttemptAt",
                table: "Notices",
                columns: new[] { "SentAt", "NextAttemptAt" });
        }
    }
}
