using System.Text.Json.Nodes;
using System.Web;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>What tests of accounts send and read.</summary>
internal static class Accounts
{
    /// <summary>A password that may be set.</summary>
    public const string Secret = "Abcdef-123";

    /// <summary>Somebody new, for the API.</summary>
    public static object Somebody(string userName, params string[] roles) =>
        new
        {
            userName,
            displayName = "王示例",
            email = "wang@example.com",
            roles,
        };

    /// <summary>Somebody new of a named office, for the API.</summary>
    public static object SomebodyOf(string office, string userName, params string[] roles) =>
        new
        {
            userName,
            displayName = "王示例",
            email = "wang@example.com",
            roles,
            office,
        };

    /// <summary>The word in an invitation by which a password is set.</summary>
    public static string TokenOf(JsonNode invitation) =>
        HttpUtility.ParseQueryString(new Uri(invitation["link"]!.GetValue<string>()).Query)["token"]!;

    /// <summary>Somebody signed in anew, with a password of their own.</summary>
    public static async Task<Person> SignInAsync(this OfficeHost office, string userName, string password)
    {
        var person = office.Anyone;
        var tokens = (await person.PostAsync("auth/login", new { userName, password })).Ok();
        person.Http.DefaultRequestHeaders.Authorization = new("Bearer", tokens["accessToken"]!.GetValue<string>());
        return person;
    }
}
