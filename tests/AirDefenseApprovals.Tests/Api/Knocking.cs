namespace AirDefenseApprovals.Tests.Api;

/// <summary>Somebody tries a door of the API.</summary>
internal static class Knocking
{
    /// <summary>Tries a door with what fits it well enough to reach the question of who asks.</summary>
    public static async Task<Answer> KnockAsync(this Person person, (string Method, string Path) door, Guid id)
    {
        var path = Doors.Fill(door.Path, id);
        if (
            door.Method is "PUT"
            && (
                path.Contains("materials", StringComparison.Ordinal)
                || path.Contains("characters", StringComparison.Ordinal)
                || path.Contains("evidence", StringComparison.Ordinal)
            )
        )
            return await person.UploadAsync(path, "a.pdf", Person.Pdf("a"));
        if (path.EndsWith("/import", StringComparison.Ordinal) || path.EndsWith("/files", StringComparison.Ordinal))
            return await person.SendAsync(
                HttpMethod.Post,
                path,
                new MultipartFormDataContent { { new ByteArrayContent(Person.Pdf("a")), "file", "a.xlsx" } }
            );
        object body = path switch
        {
            _ when path.EndsWith("reassign", StringComparison.Ordinal) => new { to = "clerk.410122", reason = "r" },
            _ when path.EndsWith("correction", StringComparison.Ordinal) => new { answers = Array.Empty<object>() },
            _ when path.Contains("tasks/", StringComparison.Ordinal) => new { outcome = "Agreed" },
            _ when path.EndsWith("rating", StringComparison.Ordinal) => new { score = 5 },
            _ when path.EndsWith("pause", StringComparison.Ordinal) => new
            {
                kind = "testing",
                expectedDays = 1,
                reason = "r",
            },
            _ when path.EndsWith("extend", StringComparison.Ordinal) => new { days = 1, reason = "r" },
            _ when path.EndsWith("reveal", StringComparison.Ordinal) => new { field = "phone", reason = "r" },
            _ when path.EndsWith("opinions", StringComparison.Ordinal) => new { text = "t" },
            _ when path.EndsWith("questions", StringComparison.Ordinal) => new { text = "t" },
            _ when path.EndsWith("recusal", StringComparison.Ordinal) => new { reason = "r" },
            _ when path.EndsWith("process", StringComparison.Ordinal) => new { version = 2 },
            _ when path.StartsWith("offices/", StringComparison.Ordinal) => new { },
            _ when path == "staff" => new
            {
                userName = "new.city",
                displayName = "n",
                email = "n@example.com",
                roles = new[] { "cook" },
            },
            _ when path.EndsWith("/roles", StringComparison.Ordinal) => new { roles = new[] { "clerk" } },
            _ when path.EndsWith("step-aside", StringComparison.Ordinal) => new { reason = "r" },
            _ when path.EndsWith("withdraw", StringComparison.Ordinal) => new { reason = "r" },
            _ when path.Contains("/site/findings/", StringComparison.Ordinal) => new { problem = "p" },
            _ when path.EndsWith("/site/points", StringComparison.Ordinal) => new
            {
                clause = "GB 50038-2005 3.3",
                state = "fine",
            },
            _ when path.Contains("/site/photos/", StringComparison.Ordinal) => new { upload = id },
            _ when path.EndsWith("/departments", StringComparison.Ordinal) => new { departments = new[] { "fire" } },
            _ when door.Method == "PUT" || path == "cases" => new { itemCode = "RF-13-01" },
            _ => new { },
        };
        return door.Method switch
        {
            "GET" => await person.GetAsync(path),
            "DELETE" => await person.DeleteAsync(path),
            "PUT" => await person.PutAsync(path, body),
            "POST" => await person.PostAsync(path, body),
            var other => await person.SendAsync(new HttpMethod(other), path, null),
        };
    }
}
