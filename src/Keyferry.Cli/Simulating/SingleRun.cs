using System.CommandLine;
using Keyferry.Doctor.Simulation;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Cli.Simulating;

/// <summary>One request, told in flags.</summary>
internal static class SingleRun
{
    public static int Run(ParseResult parsed, SimulateFlags flags, Terminal terminal)
    {
        PolicyFiles files = new(terminal);
        AuthorizationRequest? request = ReadRequest(parsed, flags, files);
        bool isTrust = request is not null
            && request.Action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)
            && request.Resource.Contains(":role/", StringComparison.Ordinal);
        PolicyLayers layers = ReadLayers(parsed, flags, files, isTrust);
        foreach (string problem in files.Problems)
        {
            terminal.Error.WriteLine(problem);
        }

        if (files.HasErrors || request is null)
        {
            return ExitCode.BadInput;
        }

        SimulationAnswer answer = Simulator.Run(new SimulationCase(null, request, layers));
        Decision decision = ((SimulationAnswer.Decided)answer).Decision;
        if (parsed.GetValue(flags.Format) == "json")
        {
            terminal.Out.WriteLine(answer.ToJson());
        }
        else
        {
            DecisionText.Write(request, decision, terminal.Out);
        }

        return decision.Kind switch
        {
            DecisionKind.Allowed => ExitCode.Success,
            DecisionKind.ImplicitlyDenied or DecisionKind.ExplicitlyDenied => ExitCode.Failure,
            DecisionKind.Unknown => ExitCode.CannotTell,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static AuthorizationRequest? ReadRequest(ParseResult parsed, SimulateFlags flags, PolicyFiles files)
    {
        string? who = parsed.GetValue(flags.Principal);
        string? action = parsed.GetValue(flags.Action);
        string? resource = parsed.GetValue(flags.Resource);
        string? account = parsed.GetValue(flags.ResourceAccount);
        foreach ((string? value, Option option) in new[] { (who, (Option)flags.Principal), (action, flags.Action), (resource, flags.Resource) })
        {
            if (string.IsNullOrEmpty(value))
            {
                files.Error($"`{option.Name}` is missing; one request needs `--principal`, `--action` and `--resource` (or use `--batch`)");
            }
        }

        Principal? principal = string.IsNullOrEmpty(who) ? null : Principal.TryParse(who);
        if (!string.IsNullOrEmpty(who) && principal is null)
        {
            files.Error(
                $"`{who}` is not a principal; give an IAM or STS ARN, an account id, a service name such as `ec2.amazonaws.com`, or `*`");
        }

        if (!string.IsNullOrEmpty(action) && action.IndexOf(':', StringComparison.Ordinal) <= 0)
        {
            files.Error($"`{action}` is not an action; write `service:Action`, such as `kms:CreateGrant`");
        }

        if (account is not null && !(account.Length == 12 && account.All(char.IsAsciiDigit)))
        {
            files.Error($"`{account}` is not an account id; an account id has twelve digits");
        }

        RequestContext? context = ContextFlags.Read(
            parsed.GetValue(flags.Context) ?? [], parsed.GetValue(flags.ContextComplete), out string? problem);
        if (problem is not null)
        {
            files.Error(problem);
        }

        return principal is null || context is null || string.IsNullOrEmpty(action) || string.IsNullOrEmpty(resource) ? null : new()
        {
            Principal = principal,
            Action = action,
            Resource = resource,
            ResourceAccount = account,
            Context = context,
        };
    }

    private static PolicyLayers ReadLayers(ParseResult parsed, SimulateFlags flags, PolicyFiles files, bool isTrust) => new()
    {
        Identity = files.Read(parsed.GetValue(flags.Identity), PolicyKind.Identity),
        Resource = files.ReadOne(
            parsed.GetValue(flags.ResourcePolicy),
            isTrust ? PolicyKind.Trust : PolicyKind.Resource),
        Boundary = files.ReadOne(parsed.GetValue(flags.Boundary), PolicyKind.Boundary),
        Session = files.Read(parsed.GetValue(flags.Session), PolicyKind.Session),
        ServiceControl = files.ReadLevels(parsed.GetValue(flags.ServiceControl), PolicyKind.ServiceControl),
        ResourceControl = files.ReadLevels(parsed.GetValue(flags.ResourceControl), PolicyKind.ResourceControl),
        VpcEndpoint = files.Read(parsed.GetValue(flags.VpcEndpoint), PolicyKind.VpcEndpoint),
        Grants = files.ReadGrants(parsed.GetValue(flags.Grants)),
    };
}
