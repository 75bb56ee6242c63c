using System.Collections.Immutable;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Execution;

/// <summary>A call while it is being made. The services speak to the trace only through this.</summary>
public sealed class CallScope : IDisposable
{
    private readonly Run _run;

    // Made when first needed: most calls of a large run have none of them.
    private ImmutableArray<Authorization>.Builder? _authorizations;
    private ImmutableArray<Call>.Builder? _caused;
    private ImmutableArray<Obstacle>.Builder? _obstacles;
    private int _uneventful;
    private Call _call;
    private ServiceError? _undecided;

    internal CallScope(Run run, Call call)
    {
        _run = run;
        _call = call;
    }

    /// <summary>The refusal of what isn't known, where the call really acts and met such a thing; else null.</summary>
    public ServiceError? Undecided => _undecided;

    /// <summary>
    /// Records an obstacle. Returns the error that ends the call, or null where the caller goes on: always when probing, and
    /// for <see cref="Obstacle.CannotTell"/> where nothing is really done. A run that really acts doesn't act on what it
    /// doesn't know: there the unknown is refused, and whatever the call asks after it too.
    /// </summary>
    public ServiceError? Meet(Obstacle obstacle)
    {
        Obstacle placed = obstacle with
        {
            Caller = obstacle.Caller ?? _call.Caller,
            Action = obstacle.Action.Length == 0 ? _call.Action : obstacle.Action,
            Resource = obstacle.Resource.Length == 0 ? _call.Resource : obstacle.Resource,
        };
        if (placed is Obstacle.CannotTell unknown && _run.Acts)
        {
            placed = placed with { Error = placed.Error ?? AccessDenied.CannotTell(unknown) };
            _undecided ??= placed.Error;
        }

        (_obstacles ??= ImmutableArray.CreateBuilder<Obstacle>()).Add(placed);
        if (_run.Mode == ExecutionMode.Probing || (placed is Obstacle.CannotTell && !_run.Acts))
        {
            return null;
        }

        _call = _call with { Error = placed.Error };
        return placed.Error;
    }

    /// <summary>Asks the policy engine, records question and answer; a denial or an unknown is met as an obstacle with <paramref name="denied"/>'s error.</summary>
    /// <param name="request">The question.</param>
    /// <param name="layers">The policies that bear on it.</param>
    /// <param name="denied">The service's error for a denial.</param>
    /// <param name="setting">The field that brought the question about, for evidence; or null.</param>
    public ServiceError? Authorize(
        AuthorizationRequest request,
        PolicyLayers layers,
        Func<Authorization, ServiceError> denied,
        (string Subject, string Field)? setting = null)
    {
        if (_undecided is not null)
        {
            return _undecided;
        }

        Decision? decision = _run.KeepsAllowed
            ? _run.Decisions.Decide(request, layers)
            : _run.Decisions.DecideUnlessAllowed(request, layers);
        if (decision is null || (decision.IsAllowed && !_run.KeepsAllowed))
        {
            return null;
        }

        Authorization authorization = new(request, layers, decision);
        (_authorizations ??= ImmutableArray.CreateBuilder<Authorization>()).Add(authorization);

        return authorization.Decision.Kind switch
        {
            DecisionKind.Allowed => null,
            DecisionKind.Unknown => Meet(new Obstacle.CannotTell(
                authorization.Decision.Missing.FirstOrDefault()?.What ?? request.Action,
                authorization.Decision.Missing.FirstOrDefault()?.Because ?? "it depends on something unknown",
                authorization)
            {
                Error = _run.Acts ? AccessDenied.WithUnknown(denied(authorization), authorization) : null,
                Action = request.Action,
                Resource = request.Resource,
                Setting = setting,
            }),
            _ => Meet(new Obstacle.Denied(authorization)
            {
                Error = denied(authorization),
                Action = request.Action,
                Resource = request.Resource,
                Setting = setting,
            }),
        };
    }

    /// <summary>Ends the call with an error whose obstacle stands at a call that it caused (EC2's own words for KMS's no).</summary>
    public ServiceError Fail(ServiceError error)
    {
        _call = _call with { Error = error };
        return error;
    }

    public void Dispose() => _run.Close(this, _call with
    {
        Authorizations = _authorizations?.ToImmutable() ?? [],
        Caused = _caused?.ToImmutable() ?? [],
        Obstacles = _obstacles?.ToImmutable() ?? [],
        Uneventful = _uneventful,
    });

    internal void AddCaused(Call call)
    {
        bool isEventful = !call.Obstacles.IsEmpty || !call.Authorizations.IsEmpty || !call.Caused.IsEmpty || call.Error is not null;
        if (_run.KeepsAllowed || isEventful)
        {
            (_caused ??= ImmutableArray.CreateBuilder<Call>()).Add(call);
        }
        else
        {
            _uneventful += 1 + call.Uneventful;
        }
    }
}
