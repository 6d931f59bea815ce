using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads how variables of <c>Define</c> get their values: declarations, assignments and deconstructions.</summary>
internal sealed class AssignmentReader(DefineContext context, HandleReader handles, EffectReader effects)
{
    private const string ValueAssigned = "An assignment of a value";

    private readonly ValueReader _values = new(context, handles, effects);

    /// <summary>Reads a declaration.</summary>
    public void Declare(VariableDeclaratorSyntax variable)
    {
        string name = variable.Identifier.ValueText;
        ITypeSymbol? type = (context.Semantics.GetDeclaredSymbol(variable, context.Cancellation) as ILocalSymbol)?.Type is { } declared and not IErrorTypeSymbol ? declared : null;
        if (variable.Initializer is not { Value: var expression })
        {
            // C# demands one of 'var'.
            if (variable is { Parent: VariableDeclarationSyntax { Type.IsVar: true } })
                context.Break(variable);
            context.Scopes.DeclareLate(name, type);
            return;
        }

        WiringValue value = _values.Read(expression, type);
        context.Scopes.Declare(name, value is not TextValue && variable.Parent?.Parent is LocalDeclarationStatementSyntax { IsConst: true } ? context.Break(expression) : value);
    }

    /// <summary>Reads an assignment or a deconstruction.</summary>
    public void Read(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "_" })
            effects.ReadEffect(assignment.Right);
        else if (Designations.IsNested(assignment.Left))
            ReadNested(assignment);
        else if (Targets(assignment.Left) is { } names)
            Read(assignment, names);
        else if (CanBeAssigned(assignment.Left))
            context.Report(WiringRules.StatementNotAllowed, assignment.Left.GetLocation(), "An assignment to something other than a variable");
        else
            context.Break(assignment.Left);
    }

    private void Read(AssignmentExpressionSyntax assignment, List<string> names)
    {
        bool isPlain = assignment.Left is IdentifierNameSyntax;
        if (isPlain && context.Semantics.GetSymbolInfo(assignment.Left, context.Cancellation).Symbol is null)
        {
            // C# forbids it, as it does for the variable of a loop.
            context.Break(assignment.Left);
            return;
        }

        WiringValue? value = _values.ReadRight(assignment);
        if (isPlain && value is null or TextValue && context.Scopes.IsLate(names[0]))
            value = _values.Read(assignment.Right, _values.TypeOf(assignment.Left));
        else if (isPlain && value is TextValue)
            value = null;
        IReadOnlyList<WiringValue>? given = isPlain ? value is null ? null : [value] : DefineContext.Elements(value);
        if (given?.Count == names.Count)
        {
            Assign(assignment, names, given);
            return;
        }

        if (isPlain && context.Variables[names[0]] is TextValue && !context.Handles.MentionsWiring(assignment.Right))
        {
            context.Report(WiringRules.StatementNotAllowed, assignment.Left.GetLocation(), ValueAssigned);
            return;
        }

        if (value is null or TextValue)
            context.Refuse(assignment.Right);
        else
            context.Break(assignment.Right);
        for (int i = 0; i < names.Count; i++)
        {
            if (Sets(Part(assignment.Left, i), names[i]))
                context.Scopes.Assign(names[i], WiringValue.Broken);
            else
                context.Scopes.Declare(names[i], WiringValue.Broken);
        }
    }

    private void Assign(AssignmentExpressionSyntax assignment, List<string> names, IReadOnlyList<WiringValue> values)
    {
        bool isReported = false;
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i];
            ExpressionSyntax part = Part(assignment.Left, i);
            bool isSet = Sets(part, name);
            bool fits = ValueReader.Takes(_values.TypeOf(part), values[i]) && (!isSet || Follows(context.Variables[name], values[i]));
            if (!fits)
                context.Break(assignment.Right);
            else if (isSet && values[i] is TextValue && !context.Scopes.IsLate(name) && !isReported)
            {
                context.Report(WiringRules.StatementNotAllowed, part.GetLocation(), ValueAssigned);
                isReported = true;
            }

            if (!isSet)
                context.Scopes.Declare(name, values[i]);
            else if (fits)
                context.Assign(name, values[i], assignment.Left);
        }
    }

    /// <summary>One of the places on the left.</summary>
    private static ExpressionSyntax Part(ExpressionSyntax left, int index) => left is TupleExpressionSyntax tuple ? tuple.Arguments[index].Expression : left;

    /// <summary>Whether a place on the left sets a variable that is there already; otherwise it declares one.</summary>
    private static bool Sets(ExpressionSyntax part, string name) => part is IdentifierNameSyntax && name != "_";

    /// <summary>Whether a variable that holds one value may hold another one after it.</summary>
    private static bool Follows(WiringValue before, WiringValue after) => before is not OutputValue one || after is not OutputValue other || !other.Type.DiffersFrom(one.Type);

    private void ReadNested(AssignmentExpressionSyntax assignment)
    {
        // C# reports what does not exist, and what cannot be taken apart like this.
        bool isSound = handles.Read(assignment.Right) is { } value ? Designations.Fit(assignment.Left, value) : assignment.Right is TupleExpressionSyntax || effects.IsKnown(assignment.Right);
        if (!isSound)
            context.Break(assignment.Right);
        else
            context.Report(WiringRules.StatementNotAllowed, assignment.Left.GetLocation(), "A nested deconstruction");
        foreach (SingleVariableDesignationSyntax variable in assignment.Left.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
            context.Scopes.Declare(variable.Identifier.ValueText, WiringValue.Broken);
    }

    /// <summary>The variables that an assignment sets or a deconstruction declares; null where it does something else.</summary>
    private List<string>? Targets(ExpressionSyntax left)
    {
        IEnumerable<ExpressionSyntax> places = left is TupleExpressionSyntax tuple ? tuple.Arguments.Select(static each => each.Expression) : [left];
        if (places.OfType<IdentifierNameSyntax>().Any(each => each.Identifier.ValueText != "_" && !context.Variables.ContainsKey(each.Identifier.ValueText)))
            return null;
        if (left is IdentifierNameSyntax variable)
            return [variable.Identifier.ValueText];
        return Designations.Of(left) is { } parts ? [.. parts.Select(static each => each is SingleVariableDesignationSyntax single ? single.Identifier.ValueText : "_")] : null;
    }

    /// <summary>Whether C# accepts an assignment to what stands on the left.</summary>
    private bool CanBeAssigned(ExpressionSyntax left) => left switch
    {
        TupleExpressionSyntax tuple => tuple.Arguments.All(each => CanBeAssigned(each.Expression)),
        DeclarationExpressionSyntax => true,
        ElementAccessExpressionSyntax element => handles.Read(element.Expression) is not (OutputValue or StepValue),
        _ => context.Semantics.GetSymbolInfo(left, context.Cancellation).Symbol switch
        {
            IPropertySymbol property => property.SetMethod is { IsInitOnly: false },
            IFieldSymbol field => field is { IsReadOnly: false, IsConst: false },
            ILocalSymbol or IDiscardSymbol or IParameterSymbol => true,
            _ => false,
        },
    };
}
