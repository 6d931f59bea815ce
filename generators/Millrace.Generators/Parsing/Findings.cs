using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Collects what is wrong while a declaration is read.</summary>
internal sealed class Findings
{
    private readonly List<DiagnosticInfo> _items = [];
    private bool _isReported;

    /// <summary>Whether something was found that must not build.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether an error was reported, other than by C#.</summary>
    public bool HasReports => _isReported || _items.Any(static each => each.Rule.IsError);

    public void Add(DiagnosticRule rule, Location location, params string[] arguments)
    {
        HasErrors |= rule.IsError;
        _items.Add(DiagnosticInfo.Create(rule, location.ToInfo(), arguments));
    }

    public void Add(DiagnosticRule rule, LocationInfo location, params string[] arguments) => AddRange([DiagnosticInfo.Create(rule, location, arguments)]);

    public void AddRange(IEnumerable<DiagnosticInfo> items)
    {
        foreach (DiagnosticInfo item in items)
        {
            HasErrors |= item.Rule.IsError;
            _items.Add(item);
        }
    }

    /// <summary>Notes that C# reports an error here, so that nothing more need be said and nothing can be generated.</summary>
    public void Break() => HasErrors = true;

    /// <summary>Notes that an error is reported elsewhere by us, where it was made.</summary>
    public void LeaveOut() => HasErrors = _isReported = true;

    public EquatableArray<DiagnosticInfo> ToArray() => _items.ToEquatableArray();
}
