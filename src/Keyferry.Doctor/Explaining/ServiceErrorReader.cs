namespace Keyferry.Doctor.Explaining;

/// <summary>
/// Reads one error of a service as the AWS CLI, the SDKs, Terraform and CloudTrail write it: the code apart from the
/// message.
/// </summary>
internal static class ServiceErrorReader
{
    private const string CliHead = "An error occurred (";
    private const string CliCall = ") when calling the ";
    private const string CliEnd = " operation";
    private const string GoHead = "api error ";
    private const string GoCall = "operation error ";
    private const int LongestCode = 64;

    public static ReadFailure Read(string text)
    {
        string? code = null, action = null;
        string message = text.Trim();
        int cli = message.IndexOf(CliHead, StringComparison.Ordinal);
        int go = message.IndexOf(GoHead, StringComparison.Ordinal);
        if (cli >= 0)
        {
            string rest = message[(cli + CliHead.Length)..];
            int call = rest.IndexOf(CliCall, StringComparison.Ordinal);
            if (call > 0)
            {
                code = rest[..call];
                string operation = rest[(call + CliCall.Length)..];
                int end = operation.IndexOf(CliEnd, StringComparison.Ordinal);
                int colon = end < 0 ? -1 : operation.IndexOf(": ", end, StringComparison.Ordinal);
                message = colon < 0 ? operation : operation[(colon + 2)..];
                action = end > 0 ? operation[..end] : null;
            }
        }
        else if (go >= 0)
        {
            int call = message.IndexOf(GoCall, StringComparison.Ordinal);
            action = call < 0 ? null : GoAction(message[(call + GoCall.Length)..]);
            (code, message) = CodeBefore(message[(go + GoHead.Length)..]);
        }
        else
        {
            (code, message) = CodeBefore(message);
        }

        DeniedAccess? denied = DenialReader.Read(message);
        return new ReadFailure(message)
        {
            ErrorCode = code,
            Action = denied?.Action ?? (action?.Contains(':', StringComparison.Ordinal) == true ? action : null),
            Denied = denied,
        };
    }

    // "EC2: CopyImage, https response error …"
    private static string? GoAction(string call)
    {
        int colon = call.IndexOf(": ", StringComparison.Ordinal);
        int comma = call.IndexOf(',', StringComparison.Ordinal);
        return colon > 0 && comma > colon + 2
            ? $"{call[..colon].ToLowerInvariant()}:{call[(colon + 2)..comma]}"
            : null;
    }

    // "AccessDeniedException: User: …": a code is one word of letters and dots that begins with a capital. What
    // belongs to the message itself stays, as "User:" and "Client.InternalError:" of instances do.
    private static (string? Code, string Message) CodeBefore(string text)
    {
        int colon = text.IndexOf(": ", StringComparison.Ordinal);
        if (colon is <= 0 or > LongestCode || !char.IsAsciiLetterUpper(text[0])
            || text.AsSpan(0, colon).ContainsAnyExcept(s_codeCharacters)
            || !text.AsSpan(1, colon - 1).ContainsAnyInRange('A', 'Z')
            || text.StartsWith("Client.", StringComparison.Ordinal) || text.StartsWith("Server.", StringComparison.Ordinal))
        {
            return (null, text);
        }

        return (text[..colon], text[(colon + 2)..]);
    }

    private static readonly System.Buffers.SearchValues<char> s_codeCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.");
}
