using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ec2.Describing;

/// <summary>What a request says of pages.</summary>
/// <param name="MaxResults">Null: no page ends before the operation's own limit.</param>
/// <param name="NextToken">Null: the first page.</param>
public sealed record Ec2PageRequest(int? MaxResults, string? NextToken);

/// <summary>
/// Pages of Describe operations. A token names the last resource that was answered, so that what is made or deleted in
/// between neither repeats nor hides another one; clients can't read it, and one of another operation is refused.
/// </summary>
public static class Ec2Pages
{
    /// <summary>The smallest and largest MaxResults (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html#api-pagination).</summary>
    public const int LeastResults = 5;

    public const int MostResults = 1000;

    /// <summary>
    /// The error of a request that asks for pages wrongly, else null. Above the largest value EC2 gives the largest page.
    /// </summary>
    /// <param name="page">The request's.</param>
    /// <param name="operation"><c>DescribeImages</c>.</param>
    /// <param name="idsGiven">Whether the request names resources, which excludes pages.</param>
    /// <param name="idSet">The parameter that names them, in EC2's words: <c>volumeSet</c>.</param>
    /// <param name="least">The operation's smallest MaxResults.</param>
    public static ServiceError? Check(Ec2PageRequest page, string operation, bool idsGiven, string idSet, int least = LeastResults) =>
        idsGiven && page.MaxResults is not null ? Ec2Errors.PagesOfIds(idSet)
        : page.MaxResults is { } max && max < least ? Ec2Errors.MaxResultsTooSmall(max, least)
        : page.NextToken is { } token && Read(token, operation) is null ? Ec2Errors.TokenInvalid(token)
        : null;

    /// <summary>One page of what was found; the request is one that <see cref="Check"/> passes.</summary>
    /// <param name="found">All, in any order.</param>
    /// <param name="key">What tells two of them apart; gives the order.</param>
    /// <param name="page">The request's.</param>
    /// <param name="operation">As in <see cref="Check"/>.</param>
    public static Ec2Page<T> Cut<T>(IEnumerable<T> found, Func<T, string> key, Ec2PageRequest page, string operation)
    {
        string? after = page.NextToken is { } token ? Read(token, operation) : null;
        List<T> rest = [.. after is null ? found : found.Where(item => string.CompareOrdinal(key(item), after) > 0)];
        rest.Sort((one, other) => string.CompareOrdinal(key(one), key(other)));
        int size = page.MaxResults is null && after is null ? rest.Count : Math.Min(page.MaxResults ?? MostResults, MostResults);
        return rest.Count <= size
            ? new Ec2Page<T>([.. rest], null)
            : new Ec2Page<T>([.. rest.Take(size)], Write(key(rest[size - 1]), operation));
    }

    private static string Write(string last, string operation)
    {
        byte[] text = Encoding.UTF8.GetBytes(last);
        return Convert.ToBase64String([.. Seal(text, operation), .. text]);
    }

    /// <summary>The key of the last resource that was answered; null if the operation didn't write this.</summary>
    private static string? Read(string token, string operation)
    {
        byte[] bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out int length) || length <= SealSize)
        {
            return null;
        }

        ReadOnlySpan<byte> text = bytes.AsSpan(SealSize, length - SealSize);
        return Seal(text, operation).AsSpan().SequenceEqual(bytes.AsSpan(0, SealSize)) ? Encoding.UTF8.GetString(text) : null;
    }

    private const int SealSize = 12;

    private static byte[] Seal(ReadOnlySpan<byte> text, string operation) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(operation + "\n"), .. text])[..SealSize];
}
