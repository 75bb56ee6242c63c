using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.LaunchTemplates;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// Launch templates and their versions.
public sealed partial class Ec2Service
{
    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html: with its first version.
    /// </summary>
    public Reply<LaunchTemplate> CreateLaunchTemplate(Caller caller, Region region, LaunchTemplateCreation request)
    {
        AccountId account = Account(caller);
        string resource = Subjects.LaunchTemplate(account, region, "*");
        using CallScope scope = run.Begin(caller, "ec2:CreateLaunchTemplate", region, resource);
        if ((CheckRegion(scope, caller, region)
            ?? Ask(scope, caller, new Question("ec2:CreateLaunchTemplate", resource, region) { RequestTags = request.Tags })
            ?? CheckTagsOnCreate(scope, caller, region, resource, "CreateLaunchTemplate", request.Tags)) is { } denied)
        {
            return denied;
        }

        string parameters = request.ToString() + string.Join(',', request.Tags.OrderBy(t => t.Key, StringComparer.Ordinal));
        Reply<string?> before = ClientTokens.Find(run, account, region, "CreateLaunchTemplate", request.ClientToken, parameters);
        if (!before.Succeeded)
        {
            return scope.Fail(before.Error);
        }

        if (before.Value is { } arn && World.LaunchTemplates.TryGetValue(arn, out LaunchTemplate? same))
        {
            return same;
        }

        if (request.Data == "{}")
        {
            return scope.Fail(LaunchTemplateErrors.EmptyData);
        }

        if (TemplatesOf(account, region).Any(t => t.Name == request.Name))
        {
            return scope.Fail(LaunchTemplateErrors.NameInUse);
        }

        LaunchTemplate made = new LaunchTemplate
        {
            Account = account,
            Region = region,
            LaunchTemplateId = NewId("lt"),
            Name = request.Name,
            CreateTime = World.Now,
            CreatedBy = caller.Arn,
            Tags = request.Tags,
        }.WithVersion(request.Data, request.Description, World.Now, caller.Arn);
        run.World = World with { LaunchTemplates = World.LaunchTemplates.SetItem(made.Arn, made) };
        ClientTokens.Remember(run, account, region, "CreateLaunchTemplate", request.ClientToken, parameters, made.Arn);
        return made;
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteLaunchTemplate.html: the template that was.
    /// </summary>
    public Reply<LaunchTemplate> DeleteLaunchTemplate(Caller caller, Region region, LaunchTemplateName named)
    {
        Reply<LaunchTemplate> gone = ChangeTemplate(caller, region, "ec2:DeleteLaunchTemplate", named, (_, template) => template);
        if (gone.Succeeded)
        {
            run.World = World with { LaunchTemplates = World.LaunchTemplates.Remove(gone.Value!.Arn) };
        }

        return gone;
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteLaunchTemplateVersions.html: the default version stays, and
    /// what isn't there is told.
    /// </summary>
    public Reply<LaunchTemplateDeletion> DeleteLaunchTemplateVersions(
        Caller caller, Region region, LaunchTemplateName named, ImmutableArray<string> versions)
    {
        List<int> deleted = [];
        List<KeptVersion> kept = [];
        Reply<LaunchTemplate> changed = ChangeTemplate(caller, region, "ec2:DeleteLaunchTemplateVersions", named, (_, template) =>
        {
            foreach (string version in versions)
            {
                if (template.Find(version) is not { } found)
                {
                    long? number = long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out long n) ? n : null;
                    kept.Add(new KeptVersion(number, "launchTemplateVersionDoesNotExist", $"Launch template version {version} does not exist."));
                }
                else if (found.Number == template.DefaultVersion)
                {
                    kept.Add(new KeptVersion(found.Number, "unexpectedError", "The default version of a launch template can't be deleted."));
                }
                else
                {
                    deleted.Add(found.Number);
                }
            }

            return template with { Deleted = template.Deleted.Union(deleted) };
        });
        return changed.Succeeded ? new LaunchTemplateDeletion(changed.Value!, [.. deleted], [.. kept]) : changed.Error;
    }

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplates.html.</summary>
    public Reply<Ec2Page<LaunchTemplate>> DescribeLaunchTemplates(
        Caller caller, Region region, ImmutableArray<string> ids, ImmutableArray<string> names, ImmutableArray<Ec2Filter> filters,
        Ec2PageRequest page)
    {
        const string Operation = "DescribeLaunchTemplates";
        using CallScope scope = run.Begin(caller, $"ec2:{Operation}", region, "*");
        if ((CheckRegion(scope, caller, region)
            ?? Ask(scope, caller, new Question($"ec2:{Operation}", "*", region))
            ?? Ec2Pages.Check(page, Operation, idsGiven: false, "launchTemplateSet", least: 1)) is { } wrong)
        {
            return scope.Fail(wrong);
        }

        LaunchTemplate[] own = [.. TemplatesOf(Account(caller), region)];
        if (ids.FirstOrDefault(id => own.All(t => t.LaunchTemplateId != id)) is { } missing)
        {
            return scope.Fail(Ec2Errors.LaunchTemplateNotFound(missing));
        }

        if (names.Any(name => own.All(t => t.Name != name)))
        {
            return scope.Fail(LaunchTemplateErrors.NameNotFound);
        }

        Reply<Func<LaunchTemplate, bool>> fits = LaunchTemplateFilters.All.Compile(filters);
        bool Named(LaunchTemplate t) => (ids.IsEmpty && names.IsEmpty) || ids.Contains(t.LaunchTemplateId) || names.Contains(t.Name);
        return fits.Succeeded
            ? Ec2Pages.Cut(own.Where(t => Named(t) && fits.Value!(t)), t => t.LaunchTemplateId, page, Operation)
            : scope.Fail(fits.Error);
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplateVersions.html: of one template, the newest
    /// first; or the <c>$Latest</c> and <c>$Default</c> ones of all templates.
    /// </summary>
    public Reply<Ec2Page<(LaunchTemplate Template, LaunchTemplateVersion Version)>> DescribeLaunchTemplateVersions(
        Caller caller, Region region, LaunchTemplateName named, LaunchTemplateVersions versions, ImmutableArray<Ec2Filter> filters,
        Ec2PageRequest page)
    {
        const string Operation = "DescribeLaunchTemplateVersions";
        using CallScope scope = run.Begin(caller, $"ec2:{Operation}", region, "*");
        if ((CheckRegion(scope, caller, region)
            ?? Ask(scope, caller, new Question($"ec2:{Operation}", "*", region))
            ?? Ec2Pages.Check(page, Operation, idsGiven: false, "launchTemplateVersionSet", least: 1)) is { } wrong)
        {
            return scope.Fail(wrong);
        }

        Reply<LaunchTemplate?> one = named is { Id: null, Name: null } ? default : Found(Named(caller, region, named));
        if (!one.Succeeded)
        {
            return scope.Fail(one.Error);
        }

        if (one.Value is { } template && versions.Named.FirstOrDefault(v => template.Find(v) is null) is { } missing)
        {
            return scope.Fail(LaunchTemplateErrors.VersionNotFound(template.LaunchTemplateId, missing));
        }

        Reply<Func<(LaunchTemplate, LaunchTemplateVersion), bool>> fits = LaunchTemplateFilters.Versions.Compile(filters);
        if (!fits.Succeeded)
        {
            return scope.Fail(fits.Error);
        }

        IEnumerable<(LaunchTemplate, LaunchTemplateVersion)> found = (one.Value is { } single ? [single] : TemplatesOf(Account(caller), region))
            .SelectMany(t => versions.Of(t).Select(v => (t, v)))
            .Where(fits.Value!);
        Reply<Ec2Page<(LaunchTemplate Template, LaunchTemplateVersion Version)>> cut = Ec2Pages.Cut(
            found, p => string.Create(CultureInfo.InvariantCulture, $"{p.Item1.LaunchTemplateId}/{int.MaxValue - p.Item2.Number:D10}"),
            page, Operation);
        return cut.Succeeded && versions.ResolvesAlias ? ResolveImages(scope, caller, region, cut.Value!) : cut;
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetLaunchTemplateData.html: data for a template like
    /// the instance.
    /// </summary>
    public Reply<string> GetLaunchTemplateData(Caller caller, Region region, string instanceId)
    {
        const string Action = "ec2:GetLaunchTemplateData";
        using CallScope scope = run.Begin(caller, Action, region, "*");
        if (Ask(scope, caller, new Question(Action, "*", region)) is { } denied)
        {
            return denied;
        }

        return World.Ec2.Instances.GetValueOrDefault((region, instanceId)) is { } instance && instance.Owner == caller.Account
            ? LaunchTemplateData.OfInstance(instance, VolumesOf(instance))
            : scope.Fail(InstanceErrors.NotFound(instanceId));
    }

    /// <summary>A launch with what its template says, its AMI looked up where it is a parameter's.</summary>
    private Reply<InstanceLaunch> WithTemplate(CallScope scope, Caller caller, Region region, InstanceLaunch asked)
    {
        InstanceLaunch launch = asked;
        if (asked.Template is { } named)
        {
            Reply<LaunchTemplate> template = Named(caller, region, named);
            if (!template.Succeeded)
            {
                return template.Error;
            }

            if (template.Value!.Find(named.Version ?? "$Default") is not { } version)
            {
                return LaunchTemplateErrors.VersionNotFound(template.Value.LaunchTemplateId, named.Version!);
            }

            launch = LaunchTemplateData.Complete(asked, version.Data) with
            {
                TemplateTags = ImmutableDictionary<string, string>.Empty
                    .Add("aws:ec2launchtemplate:id", template.Value.LaunchTemplateId)
                    .Add("aws:ec2launchtemplate:version", version.Number.ToString(CultureInfo.InvariantCulture)),
            };
        }

        Reply<string?> image = ResolveImage(scope, caller, region, launch.ImageId);
        return image.Succeeded ? launch with { ImageId = image.Value } : image.Error;
    }

    private LaunchTemplate? FindTemplate(AccountId account, Region region, LaunchTemplateName named) =>
        TemplatesOf(account, region).FirstOrDefault(t => named.Id is { } id ? t.LaunchTemplateId == id : t.Name == named.Name);

    private IEnumerable<LaunchTemplate> TemplatesOf(AccountId account, Region region) =>
        World.LaunchTemplates.Values.Where(t => t.Account == account && t.Region == region);

    private Reply<LaunchTemplate> Named(Caller caller, Region region, LaunchTemplateName named) => named switch
    {
        { Id: null, Name: null } => LaunchTemplateErrors.NotNamed,
        { Id: not null, Name: not null } => LaunchTemplateErrors.NamedTwice,
        _ => FindTemplate(Account(caller), region, named) is { } template ? template
            : named.Id is { } id ? Ec2Errors.LaunchTemplateNotFound(id)
            : LaunchTemplateErrors.NameNotFound,
    };

    private static Reply<LaunchTemplate?> Found(Reply<LaunchTemplate> reply) => new(reply.Value, reply.Error);

    private Reply<LaunchTemplate> ChangeTemplate(
        Caller caller, Region region, string action, LaunchTemplateName named, Func<CallScope, LaunchTemplate, Reply<LaunchTemplate>> change)
    {
        AccountId account = Account(caller);
        LaunchTemplate? known = FindTemplate(account, region, named);
        string arn = known?.Arn ?? Subjects.LaunchTemplate(account, region, named.Id ?? "*");
        using CallScope scope = run.Begin(caller, action, region, arn);
        Question question = new(action, arn, region) { ResourceTags = known?.Tags ?? ImmutableDictionary<string, string>.Empty };
        if ((CheckRegion(scope, caller, region) ?? Ask(scope, caller, question)) is { } denied)
        {
            return denied;
        }

        Reply<LaunchTemplate> template = Named(caller, region, named);
        Reply<LaunchTemplate> changed = template.Succeeded ? change(scope, template.Value!) : scope.Fail(template.Error);
        if (changed.Succeeded)
        {
            run.World = World with { LaunchTemplates = World.LaunchTemplates.SetItem(arn, changed.Value!) };
        }

        return changed;
    }
}
