namespace AirDefenseApprovals.Web.Mail;

/// <summary>How notices leave the house.</summary>
internal static class MailSetup
{
    public static void AddMail(this IServiceCollection services) => services.AddSingleton<Postman>();
}
