using System.Globalization;

namespace Keyferry.Cloud.Ec2.Describing;

/// <summary>Times as EC2 writes them where they are text: <c>2021-09-29T11:04:43.305Z</c>.</summary>
public static class Ec2Time
{
    public static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
