using System.ComponentModel;
using System.Diagnostics;

namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>
/// Looks into PDFs in a process of its own. What a hostile file does to its reader, a stack without end or gigabytes out
/// of kilobytes, ends that process and not the office; so does taking too long. There is one such process in a program,
/// begun when it is first needed; it ends with the program.
/// </summary>
public static class PdfInspector
{
    /// <summary>The command by which the program is that process.</summary>
    public const string Command = "look-into-pdf";

    private const string Ready = "ready",
        Readable = "readable";

    /// <summary>Memory that the process may take: 256 MB, in hexadecimal as the runtime wants it.</summary>
    private const string MostMemory = "10000000";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30); // a damaged file of 150 MB takes 8

    private static readonly SemaphoreSlim Turn = new(1);
    private static Process? reader;

    /// <summary>What is answered where no such process comes up: the file is taken, and the office will see.</summary>
    public const string NobodyLooked = "nobody-looked";

    /// <summary>Why a PDF cannot be read: a key of what is told, or <see cref="NobodyLooked"/>; null when it can.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<string?> WhyUnreadableAsync(string path, CancellationToken cancellation)
    {
        await Turn.WaitAsync(cancellation);
        try
        {
            return await AskAsync(path, cancellation);
        }
        catch (Win32Exception) // no process can be started here
        {
            return NobodyLooked;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>The process itself: a path a line, an answer a line, until nobody asks any more.</summary>
    public static int Serve(TextReader paths, TextWriter answers)
    {
        answers.WriteLine(Ready);
        answers.Flush();
        while (paths.ReadLine() is { Length: > 0 } path)
        {
            using var content = File.OpenRead(path);
            answers.WriteLine(PdfContent.WhyUnreadable(content) ?? Readable);
            answers.Flush();
        }

        return 0;
    }

    private static async Task<string?> AskAsync(string path, CancellationToken cancellation)
    {
        var isFresh = reader is not { HasExited: false };
        if (isFresh && !await BeginAsync(cancellation))
            return NobodyLooked;
        if (await AnswerAsync(path, cancellation) is { } answer)
            return answer == Readable ? null : answer;
        return isFresh ? "pdf-broken" : await AskAsync(path, cancellation); // an old one may have died of something else
    }

    /// <summary>Begins the process; false when it does not come up.</summary>
    private static async Task<bool> BeginAsync(CancellationToken cancellation)
    {
        reader = Start();
        return await LineAsync(cancellation) == Ready;
    }

    private static async Task<string?> AnswerAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await reader!.StandardInput.WriteLineAsync(path.AsMemory(), cancellation);
            await reader.StandardInput.FlushAsync(cancellation);
        }
        catch (IOException) // it is gone: no answer will come
        { }

        return await LineAsync(cancellation);
    }

    /// <summary>The next that the process says; null when it says nothing more, and then it is ended.</summary>
    private static async Task<string?> LineAsync(CancellationToken cancellation)
    {
        string? line = null;
        try
        {
            line = await reader!.StandardOutput.ReadLineAsync(cancellation).AsTask().WaitAsync(Longest, cancellation);
        }
        catch (TimeoutException) // it hangs
        { }
        finally
        {
            if (line is null)
                End(); // an answer that comes late would be taken for that to the next question
        }

        return line;
    }

    private static void End()
    {
        reader!.Kill();
        reader.Dispose();
        reader = null;
    }

    private static Process Start()
    {
        var program = Environment.ProcessPath ?? "dotnet";
        var own = typeof(PdfContent).Assembly.GetName().Name!;
        var isOwn = Path.GetFileNameWithoutExtension(program) == own;
        var isDotnet = Path.GetFileNameWithoutExtension(program) == "dotnet";
        string[] arguments = isOwn ? [Command] : [Path.Combine(AppContext.BaseDirectory, own + ".dll"), Command];
        var start = new ProcessStartInfo(isOwn || isDotnet ? program : "dotnet", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = MostMemory;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { }; // what a runtime says when it dies
        process.BeginErrorReadLine();
        return process;
    }
}
