using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Doctor.Fixing;

/// <summary>
/// One change to one account, as data: it can be applied to a fork of a world, printed as commands, or be shown to a
/// person. Applied where its subject is missing it changes nothing.
/// </summary>
public abstract record Change
{
    /// <summary>Who has to make it.</summary>
    public abstract AccountId Account { get; }

    /// <summary>The Region that it is made in; null for global services.</summary>
    public virtual Region? Region => null;

    /// <summary>What is done, as a sentence of one line without its final stop.</summary>
    public abstract string Sentence { get; }

    /// <summary>Tells one change from another: two with the same text do the same.</summary>
    public virtual string Identity => $"{Account} {Sentence}";

    /// <summary>The setting that it sets, where a later change of the same setting takes its place; null if both can stand.</summary>
    public virtual string? Slot => null;

    /// <summary>What it opens; empty if nobody may do more than before.</summary>
    public virtual ImmutableArray<Access> Opens => [];

    /// <summary>What to know before or after it, in sentences.</summary>
    public virtual ImmutableArray<string> Notes => [];

    /// <summary>The place of the change among others: what must be there first has the lower number.</summary>
    public virtual int Order => 6;

    public abstract World Apply(World world);
}
