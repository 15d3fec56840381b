using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AirDefenseApprovals.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class CheckAgreement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_Figures",
                table: "Cases");

            migrationBuilder.AddColumn<bool>(
                name: "CheckAgreed",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Figures",
                table: "Cases",
                columns: new[] { "Office", "ItemCode", "Practice", "ReceivedAt", "State", "AcceptedAt", "DecidedAt", "PromiseMet", "DaysUsed", "Visits", "FirstJointAt", "FirstJointPassed", "FloorArea", "Works", "CheckAgreed" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_Figures",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "CheckAgreed",
                table: "Cases");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Figures",
                table: "Cases",
                columns: new[] { "Office", "ItemCode", "Practice", "ReceivedAt", "State", "AcceptedAt", "DecidedAt", "PromiseMet", "DaysUsed", "Visits", "FirstJointAt", "FirstJointPassed", "FloorArea", "Works" });
        }
    }
}
