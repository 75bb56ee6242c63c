using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Ec2;

// What CreateImage and CopyImage have in common: names, quotas, tags on creation.
public sealed partial class Ec2Service
{
    private static ServiceError? CheckText(CallScope scope, string name, string? description)
    {
        if (!Ascii(name) || (description is not null && !Ascii(description)))
        {
            return scope.Meet(new Obstacle.InvalidRequest("names and descriptions of images are ASCII") { Error = Ec2Errors.NotAscii });
        }

        return name.Length is < 3 or > 128
            ? scope.Meet(new Obstacle.InvalidRequest($"the AMI name `{name}` has {name.Length} characters, not 3 to 128")
            { Error = Ec2Errors.NameMalformed })
            : null;
    }

    private ServiceError? CheckRoom(CallScope scope, AccountId account, Region region, string name)
    {
        if (run.ImageNames.Find(World, account, region, name) is { } taken
            && scope.Meet(new Obstacle.NameInUse(name, taken, account, region) { Error = Ec2Errors.NameInUse(name, taken) }) is { } inUse)
        {
            return inUse;
        }

        if (World.Horizon.Unread.TryGetValue(Subjects.ImageName(account, region, name), out string? because))
        {
            scope.Meet(new Obstacle.CannotTell($"whether account {account} has an AMI named `{name}` in {region}", because));
        }

        Ec2Settings settings = _keys.Settings(account, region);
        if (settings.RemainingImageQuotaUnknownBecause is { } unknown)
        {
            return scope.Meet(new Obstacle.CannotTell($"whether account {account} has room for an AMI in {region}", unknown)
            { Setting = (Subjects.Ec2Settings(account, region), "remainingImageQuota") });
        }

        return settings.RemainingImageQuota is <= 0
            ? scope.Meet(new Obstacle.Quota("images", account, region)
            {
                Error = Ec2Errors.ImageQuota,
                Setting = (Subjects.Ec2Settings(account, region), "remainingImageQuota"),
            })
            : null;
    }

    private ServiceError? CheckTagsOnCreate(
        CallScope scope, Caller caller, Region region, string arn, string createAction, ImmutableDictionary<string, string> tags) =>
        tags.IsEmpty
            ? null
            : Ask(scope, caller, new Question("ec2:CreateTags", arn, region)
            {
                RequestTags = tags,
                Context = [KeyValuePair.Create("ec2:CreateAction", ContextValue.Of(createAction))],
            });

    private void Register(Image image)
    {
        run.World = run.ImageNames.Put(World, image);
        Ec2Settings? settings = World.Ec2Settings.GetValueOrDefault((image.Owner, image.Region));
        if (settings is { RemainingImageQuota: > 0 and var left })
        {
            run.World = World with
            {
                Ec2Settings = World.Ec2Settings.SetItem((image.Owner, image.Region), settings with { RemainingImageQuota = left - 1 }),
            };
        }
    }

    private static bool Ascii(string text) => text.All(char.IsAscii);
}
