using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>
/// The key that an identifier evidently means though it finds none: the same id or alias in the source account and the
/// target Region (S11: a bare key id resolves in the wrong account; an ARN may name the wrong Region).
/// </summary>
internal static class MeantKey
{
    /// <summary>The ARN of the meant key, if the calls since <paramref name="finished"/> met an unresolvable one and such a key exists.</summary>
    public static string? Of(Run run, int finished, AccountId source, Region target)
    {
        Obstacle.KeyUnresolved? unresolved = run.Since(finished).SelectMany(StepResult.Obstacles)
            .OfType<Obstacle.KeyUnresolved>().FirstOrDefault();
        if (unresolved is null)
        {
            return null;
        }

        string identifier = unresolved.Identifier;
        string[] parts = identifier.Split(':', 6);
        string name = parts.Length == 6 ? parts[5] : identifier;
        bool isAlias = name.StartsWith("alias/", StringComparison.Ordinal);
        string id = name.StartsWith("key/", StringComparison.Ordinal) ? name[4..] : name;
        string arn = isAlias ? Subjects.Alias(source, target, name) : Subjects.Key(source, target, id);
        bool exists = isAlias ? run.World.Aliases.ContainsKey(arn) : run.World.Keys.ContainsKey(arn);
        return exists && arn != identifier ? arn : null;
    }
}
