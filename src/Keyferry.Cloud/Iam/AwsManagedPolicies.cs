using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Data;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Iam;

/// <summary>
/// AWS's managed policies, as far as their texts ship with the program (F9). Each is read when it is first asked for, and
/// then kept: they never change while the program runs.
/// </summary>
public static class AwsManagedPolicies
{
    private static readonly ConcurrentDictionary<string, ManagedPolicy?> s_byArn = new(StringComparer.Ordinal);

    private static readonly Lazy<ImmutableArray<ManagedPolicy>> s_all = new(() =>
    [
        .. EmbeddedData.Names.Order(StringComparer.Ordinal)
            .Select(name => EmbeddedData.Get(name, name).Find("Arn")?.Value is SourceScalar arn ? Find(arn.Text) : null)
            .OfType<ManagedPolicy>(),
    ]);

    /// <summary>The policy with this ARN (<c>arn:aws:iam::aws:policy/…</c>), or null if its text isn't known.</summary>
    public static ManagedPolicy? Find(string arn) => IsAwsManaged(arn) ? s_byArn.GetOrAdd(arn, Load) : null;

    /// <summary>All whose texts are known, in the order of their names.</summary>
    public static IEnumerable<ManagedPolicy> All => s_all.Value;

    /// <summary>Whether the ARN is one of AWS's own policies, known here or not.</summary>
    public static bool IsAwsManaged(string arn) => arn.StartsWith("arn:aws:iam::aws:policy/", StringComparison.Ordinal);

    private static ManagedPolicy? Load(string arn)
    {
        string name = arn[(arn.LastIndexOf('/') + 1)..];
        string document = $"AWS managed policy {name}";
        if (EmbeddedData.Find(name, document) is not { } file
            || (file.Find("Arn")?.Value as SourceScalar)?.Text != arn)
        {
            return null;
        }

        Policy policy = Policy.Read(name, document, file.Node("Document"), PolicyKind.Identity).Required();
        return new ManagedPolicy(arn, new PolicySource($"managed policy {name}", policy))
        {
            PolicyId = UniqueId(arn),
            CreateDate = Date(file, "CreateDate"),
            UpdateDate = Date(file, "UpdateDate"),
            DefaultVersionCreateDate = Date(file, "UpdateDate"),
            DefaultVersionId = file.Text("DefaultVersionId"),
        };
    }

    private static DateTimeOffset Date(SourceMap file, string key) =>
        DateTimeOffset.Parse(file.Text(key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    // The ids that AWS gives its policies aren't published in one place; one of the same form that never changes.
    private static string UniqueId(string arn) =>
        "ANPA" + Base32.Of(BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(arn))), 17);
}
