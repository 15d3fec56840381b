using System;
using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AirDefenseApprovals.Web.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Handovers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "OverriddenAt",
                table: "Delegations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OverriddenBy",
                table: "Delegations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OverriddenName",
                table: "Delegations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OverrideReason",
                table: "Delegations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReleasedOn",
                table: "Delegations",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HandoverTicks",
                columns: table => new
                {
                    DelegationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Point = table.Column<string>(type: "text", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true),
                    TickedBy = table.Column<string>(type: "text", nullable: false),
                    TickedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverTicks", x => new { x.DelegationId, x.Point });
                    table.ForeignKey(
                        name: "FK_HandoverTicks_Delegations_DelegationId",
                        column: x => x.DelegationId,
                        principalTable: "Delegations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            DelegationGuards.ReleaseKept(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HandoverTicks");

            migrationBuilder.DropColumn(
                name: "OverriddenAt",
                table: "Delegations");

            migrationBuilder.DropColumn(
                name: "OverriddenBy",
                table: "Delegations");

            migrationBuilder.DropColumn(
                name: "OverriddenName",
                table: "Delegations");

            migrationBuilder.DropColumn(
                name: "OverrideReason",
                table: "Delegations");

            migrationBuilder.DropColumn(
                name: "ReleasedOn",
                table: "Delegations");
        }
    }
}
