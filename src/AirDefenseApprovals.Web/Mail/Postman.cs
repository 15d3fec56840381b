using System.Globalization;
using AirDefenseApprovals.Web.Data;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace AirDefenseApprovals.Web.Mail;

/// <summary>Sends notices by e-mail: to an SMTP server, or as .eml files into a directory.</summary>
public sealed class Postman(Settings settings)
{
    /// <summary>The longest silence that a mail server is granted.</summary>
    private const int TimeoutMilliseconds = 20_000;

    /// <summary>
    /// The longest that opening, one mail and taking leave may last in all: a server that answers a byte a second is
    /// never silent.
    /// </summary>
    private static readonly TimeSpan Opening = TimeSpan.FromSeconds(30),
        OneMail = TimeSpan.FromSeconds(60),
        Leaving = TimeSpan.FromSeconds(5);

    /// <summary>Where <c>Mail:Mode=Directory</c> writes.</summary>
    public static string Folder(Settings settings) => Path.Combine(settings.DataDirectory, "mail");

    /// <summary>Opens a round of deliveries; an SMTP connection serves all mails of a round.</summary>
    public async Task<Round> OpenAsync(CancellationToken cancellation)
    {
        if (settings.Mail.Mode == "Directory")
        {
            Directory.CreateDirectory(Folder(settings));
            return new Round(settings, null);
        }

        var smtp = new SmtpClient { Timeout = TimeoutMilliseconds };
        try
        {
            await WithinAsync(
                Opening,
                async limit =>
                {
                    await smtp.ConnectAsync(
                        settings.Mail.Host!,
                        settings.Mail.Port,
                        settings.Mail.Security switch
                        {
                            "Tls" => SecureSocketOptions.SslOnConnect,
                            "StartTls" => SecureSocketOptions.StartTls,
                            _ => SecureSocketOptions.None,
                        },
                        limit
                    );
                    if (settings.Mail.UserName is { } user)
                        await smtp.AuthenticateAsync(user, settings.Mail.Password ?? "", limit);
                },
                cancellation
            );
            return new Round(settings, smtp);
        }
        catch
        {
            smtp.Dispose();
            throw;
        }
    }

    /// <summary>Talks to the server for so long at most.</summary>
    private static async Task WithinAsync(
        TimeSpan limit,
        Func<CancellationToken, Task> talk,
        CancellationToken cancellation
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(limit);
        try
        {
            await talk(patience.Token);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server takes too long.", error);
        }
    }

    /// <summary>One round of deliveries.</summary>
    public sealed class Round(Settings settings, SmtpClient? smtp) : IAsyncDisposable
    {
        /// <summary>Delivers a notice. However often it is tried, the Message-ID is the same (R28).</summary>
        public async Task SendAsync(NoticeRow notice, IReadOnlyList<string> to, CancellationToken cancellation)
        {
            using var message = Message(notice, to);
            if (smtp is not null)
            {
                await WithinAsync(OneMail, limit => smtp.SendAsync(message, limit), cancellation);
                return;
            }

            var file = Path.Combine(
                Folder(settings),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{notice.CreatedAt:yyyyMMdd-HHmmss}-{notice.Kind}-{notice.Id:N}.eml"
                )
            );
            await message.WriteToAsync(file + ".part", cancellation);
            File.Move(file + ".part", file, overwrite: true);
        }

        public async ValueTask DisposeAsync()
        {
            if (smtp is null)
                return;
            using (smtp)
            {
                if (!smtp.IsConnected)
                    return;
                try
                {
                    await WithinAsync(
                        Leaving,
                        limit => smtp.DisconnectAsync(quit: true, limit),
                        CancellationToken.None
                    );
                }
                // Taken is taken, however it parts
                catch (Exception error) when (error is TimeoutException or IOException or ProtocolException) { }
            }
        }

        private MimeMessage Message(NoticeRow notice, IReadOnlyList<string> to)
        {
            var message = new MimeMessage
            {
                Subject = notice.Subject,
                MessageId = $"{notice.Id:N}@ada",
                Date = notice.CreatedAt,
                Body = new TextPart("plain")
                {
                    Text = $"{notice.Body}\n\n----\n{notice.SubjectEn}\n\n{notice.BodyEn}\n",
                },
            };
            message.From.Add(MailboxAddress.Parse(settings.Mail.From));
            message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
            foreach (var address in to)
                message.To.Add(MailboxAddress.Parse(address));
            return message;
        }
    }
}
