using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AirDefenseApprovals.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class PracticeAndRegions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_Office_State_ReceivedAt",
                table: "Cases");

            migrationBuilder.AddColumn<bool>(
                name: "InTurn",
                table: "Tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "Practice",
                table: "Tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "AlsoIn",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Practice",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Office_ReceivedAt",
                table: "Cases",
                columns: new[] { "Office", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Practice_Office_State_OwnerId",
                table: "Cases",
                columns: new[] { "Practice", "Office", "State", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Practice_ReceivedAt",
                table: "Cases",
                columns: new[] { "Practice", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_State_ReceivedAt",
                table: "Cases",
                columns: new[] { "State", "ReceivedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_Office_ReceivedAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Practice_Office_State_OwnerId",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Practice_ReceivedAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_State_ReceivedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "InTurn",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "Practice",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "AlsoIn",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Practice",
                table: "Cases");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Office_State_ReceivedAt",
                table: "Cases",
                columns: new[] { "Office", "State", "ReceivedAt" });
        }
    }
}
