using System.Text;

namespace Keyferry.Cli.Input;

/// <summary>A text that a person named, read whole; or one sentence on why not.</summary>
/// <param name="Name">What messages call it: the path as given, or <c>stdin</c>.</param>
/// <param name="Text">The text; null if it could not be read.</param>
/// <param name="Problem">Why it could not be read; null if it was.</param>
public sealed record InputText(string Name, string? Text, string? Problem)
{
    /// <summary>Larger files are no scenarios and no policies; reading on would only fill the memory.</summary>
    public const long MaximumBytes = 256L * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a file, or standard input for <c>-</c>.</summary>
    public static InputText Read(string path, Terminal terminal)
    {
        if (path == "-")
        {
            using Stream input = terminal.OpenInput();
            return Decode("stdin", input);
        }

        try
        {
            if (Directory.Exists(path))
            {
                return new InputText(path, null, $"`{path}` is a directory; name a file in it");
            }

            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Decode(path, file);
        }
        catch (Exception e) when (Explain(e, path) is not null)
        {
            return new InputText(path, null, Explain(e, path));
        }
    }

    /// <summary>Opens a file, or standard input for <c>-</c>, to be read line by line; null with the problem.</summary>
    public static Stream? Open(string path, Terminal terminal, out string? problem)
    {
        problem = null;
        try
        {
            if (path != "-" && Directory.Exists(path))
            {
                problem = $"`{path}` is a directory; name a file in it";
                return null;
            }

            return path == "-" ? terminal.OpenInput() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception e) when (Explain(e, path) is not null)
        {
            problem = Explain(e, path);
            return null;
        }
    }

    private static InputText Decode(string name, Stream stream)
    {
        using MemoryStream bytes = new();
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MaximumBytes)
            {
                return new InputText(name, null, $"`{name}` is larger than {MaximumBytes / 1024 / 1024} MiB; that is no policy and no scenario");
            }
        }

        ReadOnlySpan<byte> content = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        if (content.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[3..];
        }

        if (content.Contains((byte)0))
        {
            return new InputText(name, null, $"`{name}` is not text: it holds a zero byte; a scenario or policy is UTF-8 text");
        }

        try
        {
            return new InputText(name, StrictUtf8.GetString(content), null);
        }
        catch (DecoderFallbackException e)
        {
            return new InputText(name, null, $"`{name}` is not UTF-8 text (byte {e.Index + 1}); save it as UTF-8");
        }
    }

    private static string? Explain(Exception e, string path) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => $"there is no file `{path}`",
        UnauthorizedAccessException => $"`{path}` may not be read: permission denied",
        PathTooLongException => $"`{path}` is too long for a path",
        ArgumentException or NotSupportedException => $"`{path}` is no path of a file",
        IOException => $"`{path}` can't be read: {e.Message}",
        _ => null,
    };
}
