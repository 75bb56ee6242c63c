using System.Globalization;

namespace Keyferry.Wire.Signing;

/// <summary>Points in time as signatures write them: <c>20150830T123600Z</c>.</summary>
internal static class SigningTime
{
    private const string Basic = "yyyyMMdd'T'HHmmss'Z'";
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    internal static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(Basic, CultureInfo.InvariantCulture);

    internal static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    internal static bool TryRead(string text, out DateTimeOffset at) =>
        DateTimeOffset.TryParseExact(text, Basic, CultureInfo.InvariantCulture, Utc, out at);

    /// <summary>A <c>Date</c> header may also carry HTTP's own form: <c>Sun, 30 Aug 2015 12:36:00 GMT</c>.</summary>
    internal static bool TryReadHttpDate(string text, out DateTimeOffset at) =>
        TryRead(text, out at)
        || DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, Utc, out at);
}
