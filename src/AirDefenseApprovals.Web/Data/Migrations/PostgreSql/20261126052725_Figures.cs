using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AirDefenseApprovals.Web.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Figures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Defects_NotifiedAt_Office_Clause_Days",
                table: "Defects");

            migrationBuilder.CreateIndex(
                name: "IX_Defects_Office_Clause_Days_NotifiedAt",
                table: "Defects",
                columns: new[] { "Office", "Clause", "Days", "NotifiedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Figures",
                table: "Cases",
                columns: new[] { "Office", "ItemCode", "Practice", "ReceivedAt", "State", "AcceptedAt", "DecidedAt", "PromiseMet", "DaysUsed", "Visits", "FirstJointAt", "FirstJointPassed", "FloorArea", "Works" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_FirstJointAt_Practice_Office_FirstJointPassed",
                table: "Cases",
                columns: new[] { "FirstJointAt", "Practice", "Office", "FirstJointPassed" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ItemCode_State_DecidedAt_Practice_Office_Works_FloorA~",
                table: "Cases",
                columns: new[] { "ItemCode", "State", "DecidedAt", "Practice", "Office", "Works", "FloorArea" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Defects_Office_Clause_Days_NotifiedAt",
                table: "Defects");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Figures",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_FirstJointAt_Practice_Office_FirstJointPassed",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_ItemCode_State_DecidedAt_Practice_Office_Works_FloorA~",
                table: "Cases");

            migrationBuilder.CreateIndex(
                name: "IX_Defects_NotifiedAt_Office_Clause_Days",
                table: "Defects",
                columns: new[] { "NotifiedAt", "Office", "Clause", "Days" });
        }
    }
}
