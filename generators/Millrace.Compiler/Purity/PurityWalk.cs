namespace Millrace.Compiler;

/// <summary>
/// Follows calls from methods to what they do in the end. Effects go from callees to callers, and what depends on arguments is decided where
/// the arguments are known.
/// </summary>
/// <param name="find">A method's summary; null where nothing is known of it.</param>
/// <param name="isOwn">Whether a method belongs to the component, so that places in it are told.</param>
/// <param name="followsOverrides">Whether calls of an interface's or a virtual method go to their implementations.</param>
/// <remarks>
/// Such a call goes to the implementations in classes of which an object is made on the way, or which are given to generic code there. Others
/// may exist, but no object of theirs gets there except as an input or a service, and these are part of the key.
/// </remarks>
public sealed class PurityWalk(Func<string, MethodSummary?> find, Func<string, bool> isOwn, bool followsOverrides = true)
{
    private const string Constructor = ".#ctor";

    private readonly Dictionary<string, MethodSummary> _summaries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<PurityFact, Dictionary<EffectPlace, Effect>>> _effects = new(StringComparer.Ordinal);
    private readonly List<MethodSummary> _order = [];
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _parked = new(StringComparer.Ordinal);

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
            Make(id, waiting);
            if (_summaries.ContainsKey(id) || find(id) is not { } summary)
                continue;
            _summaries.Add(id, summary);
            _effects.Add(id, []);
            _order.Add(summary);
            foreach (string made in summary.Made)
                Make(made, waiting);
            foreach (PurityCall call in summary.Calls)
            {
                if (IsReal(call))
                    waiting.Enqueue(call.Callee);
                else if (_parked.TryGetValue(call.IfMade!, out List<string>? parked))
                    parked.Add(call.Callee);
                else
                    _parked.Add(call.IfMade!, [call.Callee]);
            }
        }
    }

    private bool IsReal(PurityCall call) => call.IfMade is null || (followsOverrides && _made.Contains(call.IfMade));

    /// <summary>Notes that an object is made where a constructor is called or named, and follows the calls that waited for one.</summary>
    private void Make(string id, Queue<string> waiting)
    {
        int end = id.IndexOf(Constructor, StringComparison.Ordinal);
        if (end < 0 || !_made.Add(id.Substring(0, end + Constructor.Length)) || !_parked.TryGetValue(id.Substring(0, end + Constructor.Length), out List<string>? parked))
            return;
        foreach (string callee in parked)
            waiting.Enqueue(callee);
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

        foreach (PurityCall call in method.Calls.Where(IsReal))
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
        if (effect.Fact.IsChange)
            return Change(effect, call, caller, isInside);
        Origin from = effect.Fact.IsConditional ? Substitute(effect.Fact.From, call) : Origin.None;
        if (from.IsDeclared)
            return null;

        // The place in the component is the best one, also where the way leads out of the component and in again.
        if (effect.Place is not null)
            return effect with { Fact = effect.Fact with { From = from } };
        EffectPlace? place = isInside ? new EffectPlace(caller.Id, call.Start, call.Length) : null;
        return new Effect(effect.Fact with { From = from }, effect.Through.Prepend(_summaries[call.Callee].Name).ToEquatableArray(), place);
    }

    /// <summary>What a change of an object is to the caller: a change of static state, or of an object that is its own or was given to it.</summary>
    private static Effect? Change(Effect effect, PurityCall call, MethodSummary caller, bool isInside)
    {
        Origin open = Origin.None;
        for (int i = 0; i < call.Holders.Count; i++)
        {
            if (i == 0 ? !effect.Fact.From.IsReceiver : !effect.Fact.From.Has(i - 1))
                continue;
            if (call.Holders[i].Static is { } held)
                return new Effect(new PurityFact(Impurity.StaticState, held, false, Origin.None), default, isInside ? new EffectPlace(caller.Id, call.Holders[i].Start, call.Holders[i].Length) : null);
            open |= call.Holders[i].From;
        }

        return open.IsOpen ? new Effect(PurityFact.Change(open), default, null) : null;
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
