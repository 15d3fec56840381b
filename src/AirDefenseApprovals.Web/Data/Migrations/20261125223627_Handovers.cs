using System;
using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AirDefenseApprovals.Web.Data.Migrations
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OverriddenBy",
                table: "Delegations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OverriddenName",
                table: "Delegations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OverrideReason",
                table: "Delegations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReleasedOn",
                table: "Delegations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HandoverTicks",
                columns: table => new
                {
                    DelegationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Point = table.Column<string>(type: "TEXT", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    TickedBy = table.Column<string>(type: "TEXT", nullable: false),
                    TickedAt = table.Column<long>(type: "INTEGER", nullable: false)
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
