namespace Millrace.Compiler;

/// <summary>
/// Follows calls from methods to what they do in the end. Effects go from callees to callers, and what depends on arguments is decided where
/// the arguments are known.
/// </summary>
/// <param name="find">A method's summary; null where nothing is known of it.</param>
/// <param name="isOwn">Whether a method belongs to the component, so that places in it are told.</param>
public sealed class PurityWalk(Func<string, MethodSummary?> find, Func<string, bool> isOwn)
{
    private readonly Dictionary<string, MethodSummary> _summaries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<PurityFact, Dictionary<EffectPlace, Effect>>> _effects = new(StringComparer.Ordinal);
    private readonly List<MethodSummary> _order = [];

    /// <summary>The summaries of the methods that were reached.</summary>
    public IReadOnlyList<MethodSummary> Reached => _order;

    /// <summary>Follows the calls of some methods.</summary>
    public void Follow(IEnumerable<string> roots, CancellationToken cancellation)
    {
        Reach(roots, cancellation);
        bool hasChanged = true;
        while (hasChanged)
        {
            hasChanged = false;
            for (int i = _order.Count - 1; i >= 0; i--)
            {
                cancellation.ThrowIfCancellationRequested();
                hasChanged |= Update(_order[i]);
            }
        }
    }

    /// <summary>What happens when a method is called.</summary>
    public IEnumerable<Effect> Effects(string method) =>
        _effects.TryGetValue(method, out Dictionary<PurityFact, Dictionary<EffectPlace, Effect>>? effects) ? effects.Values.SelectMany(static each => each.Values) : [];

    private void Reach(IEnumerable<string> roots, CancellationToken cancellation)
    {
        var waiting = new Queue<string>(roots);
        while (waiting.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            string id = waiting.Dequeue();
            if (_summaries.ContainsKey(id) || find(id) is not { } summary)
                continue;
            _summaries.Add(id, summary);
            _effects.Add(id, []);
            _order.Add(summary);
            foreach (PurityCall call in summary.Calls)
                waiting.Enqueue(call.Callee);
        }
    }

    private bool Update(MethodSummary method)
    {
        bool isInside = isOwn(method.Id);
        bool hasChanged = false;
        foreach (PurityFact fact in method.Facts)
        {
            if (!fact.From.IsDeclared || !fact.IsConditional)
                hasChanged |= Add(method.Id, new Effect(fact, default, isInside ? new EffectPlace(method.Id, fact.Start, fact.Length) : null));
        }

        foreach (PurityCall call in method.Calls)
        {
            foreach (Effect effect in Effects(call.Callee).ToArray())
            {
                if (Lift(effect, call, method, isInside) is { } lifted)
                    hasChanged |= Add(method.Id, lifted);
            }
        }

        return hasChanged;
    }

    /// <summary>What an effect of the callee is to the caller; null where the arguments make it harmless.</summary>
    private Effect? Lift(Effect effect, PurityCall call, MethodSummary caller, bool isInside)
    {
        Origin from = effect.Fact.IsConditional ? Substitute(effect.Fact.From, call) : Origin.None;
        if (from.IsDeclared)
            return null;
        bool isCalleeInside = isOwn(call.Callee);
        EffectPlace? place = !isInside ? null : isCalleeInside && effect.Place is { } known ? known : new EffectPlace(caller.Id, call.Start, call.Length);
        EquatableArray<string> through = isCalleeInside ? effect.Through : effect.Through.Prepend(_summaries[call.Callee].Name).ToEquatableArray();
        return new Effect(effect.Fact with { From = from }, through, place);
    }

    private static Origin Substitute(Origin from, PurityCall call)
    {
        Origin result = Origin.None;
        foreach (int ordinal in from.Ordinals())
            result |= ordinal < call.Arguments.Count ? call.Arguments[ordinal] : Origin.Declared;
        if (!from.IsReceiver && from.Members.Count == 0)
            return result;
        return result | (call.IsOnThis ? new Origin(false, 0, from.IsReceiver, from.Members) : call.Receiver);
    }

    /// <summary>One effect of a kind, origin and place is enough: the first one found, which is the nearest.</summary>
    private bool Add(string method, Effect effect)
    {
        var key = new PurityFact(effect.Fact.Kind, "", effect.Fact.IsConditional, effect.Fact.From);
        if (!_effects[method].TryGetValue(key, out Dictionary<EffectPlace, Effect>? places))
            _effects[method].Add(key, places = []);
        EffectPlace place = effect.Place ?? new EffectPlace("", 0, 0);
        if (places.ContainsKey(place))
            return false;
        places.Add(place, effect);
        return true;
    }
}
