using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AirDefenseApprovals.Web.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class PracticeAndRegions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "InTurn",
                table: "Tasks",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "Practice",
                table: "Tasks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "AlsoIn",
                table: "Cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Practice",
                table: "Cases",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
