namespace Millrace.Compiler;

/// <summary>The rules about pipelines and their wiring, 03xx.</summary>
public static class WiringRules
{
    public static readonly DiagnosticRule NotPartial = new("MR0301", "A pipeline is not partial",
        "The pipeline '{0}' is generated in part: write 'partial class {0}'");

    public static readonly DiagnosticRule NoDefine = new("MR0302", "A pipeline has no Define",
        "The pipeline '{0}' has no steps: add a method 'void Define()' that calls Step of components");

    public static readonly DiagnosticRule StatementNotAllowed = new("MR0303", "A statement that Define may not contain",
        "{0} may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components");

    public static readonly DiagnosticRule ExpressionNotAllowed = new("MR0304", "An expression that Define cannot follow",
        "'{0}' is neither a step nor a value that is known before the run: write component calls such as {1}.Step(…), their results, and values over constants and [Parameter] properties");

    public static readonly DiagnosticRule UsedTwice = new("MR0305", "A component is used twice without a name",
        "There is already a step '{0}': write .Named(\"{1}\") after this call");

    public static readonly DiagnosticRule DuplicateName = new("MR0306", "Two steps have the same name",
        "There is already a step '{0}': choose another name");

    public static readonly DiagnosticRule NameNotKebab = new("MR0307", "A name is not a constant in kebab case",
        "{0} is not a name: {1}");

    /// <summary>What to write where a name is not one.</summary>
    /// <param name="proposal">A name that would do.</param>
    public static string NameAdvice(string proposal) => $"write a constant of lower-case words joined by hyphens, such as \"{proposal}\"";

    /// <summary>What to write where the name that is given to a step is not known.</summary>
    public static string NameAdvice(StepNode step) => step.LoopSuffix switch
    {
        null => NameAdvice(step.Component.Name),
        "" => NamePairs,
        _ => $"write a constant that differs in every turn, such as $\"{step.Component.Name}-{step.LoopSuffix}\"",
    };

    /// <summary>What to write in a loop whose items make no names.</summary>
    public const string NamePairs = "let the list hold pairs of a name and the rest, such as (\"first\", …), and put the name into .Named($\"…\")";

    public static readonly DiagnosticRule ParameterOutOfRange = new("MR0308", "A parameter is outside its range",
        "'{0}' of {1} is {2}, but must {3}");

    public static readonly DiagnosticRule HoldoutMisused = new("MR0309", "Holdout data is used before the final evaluation",
        "Holdout data from '{0}' flows into the input '{1}' of '{2}', which is used for {3}: holdout data may only be evaluated, so take other data here");

    public static readonly DiagnosticRule DuplicatePipeline = new("MR0310", "Two pipelines have the same name",
        "There is already a pipeline '{0}' ({1}): choose another name");

    public static readonly DiagnosticRule NoSteps = new("MR0311", "A pipeline has no steps",
        "Define of '{0}' makes no step: call Step of a component");

    public static readonly DiagnosticRule ReservedParameter = new("MR0312", "A pipeline parameter has the name of an option",
        "The parameter '{0}' would be the option --{1}, which the program has already: rename the property");

    public static readonly DiagnosticRule UnknownHandle = new("MR0313", "A handle that comes from no step",
        "'{0}' comes from no step of this pipeline: an input takes the result of a component's Step");

    public static readonly DiagnosticRule NamedMisplaced = new("MR0314", "Named does not follow Step",
        "Named names a step where it is made: write it directly after the call of Step");

    public static readonly DiagnosticRule NotInstantiable = new("MR0315", "A pipeline cannot be created",
        "The pipeline '{0}' {1}: it must be a plain class with a constructor without parameters");

    public static readonly DiagnosticRule DefineShape = new("MR0316", "Define has another shape",
        "Define {0}: write 'void Define()', or let it take and return handles alone where the pipeline is a step of others");

    public static readonly DiagnosticRule ValueNotCopyable = new("MR0317", "A value that is not known before the run",
        "The value of '{0}' uses {1}, which is not known before the run: use constants, [Parameter] properties, static members and variables that hold such values");

    public static readonly DiagnosticRule NotComponent = new("MR0318", "A class with Step that is no component",
        "'{0}' is no component: mark it [Component] and give it a Run");

    public static readonly DiagnosticRule ReservedMember = new("MR0319", "A pipeline uses a name that is generated",
        "'{0}' is generated for every pipeline: choose another name");

    public static readonly DiagnosticRule WrongArtifact = new("MR0320", "An artifact of another type than the input takes",
        "'{0}' is {1}, but the input '{2}' of {3} takes {4}: give it the result of a step that yields one");

    public static readonly DiagnosticRule NotCompiled = new("MR0321", "Define could not be compiled",
        "Define of '{0}' could not be compiled, because '{1}' cannot be followed: write component calls such as X.Step(…), their results in variables of their own, and values over constants and [Parameter] properties");

    public static readonly DiagnosticRule HoldoutHeld = new("MR0328", "Data is used before the holdout is taken out of it",
        "'{0}' still holds the holdout data of '{1}' and flows into the input '{2}' of '{3}', which is used for {4}: take what '{5}' leaves for that");

    public static readonly DiagnosticRule HoldoutDecides = new("MR0329", "Holdout data decides about something that is learned",
        "Holdout data from '{0}' decides whether '{1}' runs, which learns or chooses: let other data decide, because a choice by holdout data is a choice of the holdout data");

    public static readonly DiagnosticRule LoopNames = new("MR0330", "A loop makes several steps of one name",
        "Several turns of the loop make a step '{0}': {1}");

    public static readonly DiagnosticRule LoopListUnknown = new("MR0331", "A loop over a list that is not known before the run",
        "The items of '{0}' are not known when the program is compiled: {1}");

    public static readonly DiagnosticRule LoopItemUnknown = new("MR0332", "An item of a loop is not known before the run",
        "'{0}' is no constant: {1}");

    public static readonly DiagnosticRule LoopTooLong = new("MR0333", "Loops make too many turns",
        "The loops of Define make more than {0} turns: shorten a list, or work on many items inside one component");

    public static readonly DiagnosticRule ControlMisplaced = new("MR0334", "When, Unless or Always does not follow Step",
        "{0} speaks of a step where it is made: {1}");

    /// <summary>What to write where a step's result is spoken of.</summary>
    public const string ControlAtStep = "write it directly after the call of Step";

    /// <summary>What to write where a stored result is spoken of.</summary>
    public const string ControlAtTaker = "no step of this pipeline makes a stored result, so write it after the call of Step that takes it";

    public static readonly DiagnosticRule AlwaysNeedsOptional = new("MR0335", "A step that always runs needs an input",
        "'{0}' runs whatever became of what it takes, which may be missing then: {1}");

    /// <summary>What to write where a pipeline should run always and one of its steps cannot.</summary>
    /// <param name="step">The step.</param>
    /// <param name="needed">What it needs.</param>
    public static string AlwaysAdvice(string step, string needed) => $"'{step}' cannot do without {needed}, so write .Always() after those steps inside it that can do without what they take";

    /// <summary>What to write where a map should run always.</summary>
    public const string AlwaysMapAdvice = "a map cannot do without its collection, so write .Always() after the steps that take what it collects, or after those inside of it";

    public static readonly DiagnosticRule ReferenceForm = new("MR0336", "A text that names no stored artifact",
        "{0} names nothing that is stored: {1}");

    /// <summary>What to write as the place of a latest result.</summary>
    public const string PlaceAdvice = "write a constant of the form \"pipeline/step/output\"; the output may be left out where the step has one";

    /// <summary>What to write as the name of a champion.</summary>
    public const string ChampionAdvice = "write a constant, the name under which the model is registered: letters, digits, '-', '_' and '.'";

    public static readonly DiagnosticRule ReferenceUnknown = new("MR0337", "A stored result that no step yields",
        "{0}");

    public static readonly DiagnosticRule ReferenceOfOtherType = new("MR0338", "A stored result of another type",
        "'{0}' is {1}, and not {2}: write Latest.Of<{1}>");

    public static readonly DiagnosticRule PipelineInItself = new("MR0339", "A pipeline that is a step of itself",
        "'{0}' would be a step of itself{1}: a run would never end, so let it consist of other steps");

    public static readonly DiagnosticRule MapNeedsLambda = new("MR0340", "Map takes something other than a lambda",
        "'{0}' is no lambda: write in its place what is done with each item, such as {1}.Map(item => X.Step(item))");

    public static readonly DiagnosticRule MapEscapes = new("MR0341", "A result of one item is used outside of Map",
        "'{0}' is made for each item of a Map: return it there, and take what Map collects");

    public static readonly DiagnosticRule UnusedResult = new("MR0322", "A result is never used",
        "'{0}' is never used: {1}", IsError: false);

    public static readonly DiagnosticRule NeedlessStep = new("MR0323", "A step that nothing needs",
        "Nothing needs the step '{0}': give '{1}' to another step, remove the step, or write the call without a variable to say that the pipeline ends there", IsError: false);

    public static readonly DiagnosticRule UnusedParameter = new("MR0324", "A pipeline parameter that no step uses",
        "No step uses the parameter '{0}', so setting it changes nothing: use it in Define, or remove it", IsError: false);

    public static readonly DiagnosticRule RepeatedInput = new("MR0325", "An input that gets the same artifact twice",
        "The input '{0}' of '{1}' gets the result of '{2}' twice: give it once", IsError: false);

    public static readonly DiagnosticRule EmptyInput = new("MR0326", "A list input that gets nothing",
        "The input '{0}' of '{1}' gets no artifact: give it at least one, or write '[]' to say that this is meant", IsError: false);

    public static readonly DiagnosticRule VolatileValue = new("MR0327", "A value that differs with every run",
        "'{0}' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", IsError: false);

    public static readonly DiagnosticRule ChoiceOfResults = new("MR0360", "A choice between results of steps",
        "'{0}' chooses between results of steps, and Define is read and never run: write .When(…) after the Step of the first, and first.Or(second) for what is chosen");

    public static readonly DiagnosticRule OtherForm = new("MR0361", "A call in a form that Define does not know",
        "'{0}' is a form that Define does not know: write {1}");

    public static readonly DiagnosticRule UnusedPort = new("MR0362", "An input of a pipeline that no step uses",
        "No step uses '{0}', so what is given for it changes nothing: use it in Define, or remove it", IsError: false);

    public static readonly DiagnosticRule IdleMap = new("MR0363", "A Map that makes no step",
        "'{0}' makes no step and hands on what it takes: call Step of a component for each item, or take the collection itself", IsError: false);

    public static readonly DiagnosticRule NeverRuns = new("MR0364", "A step that can never run",
        "'{0}' never runs, because '{1}' would have to be true and false at once: leave one of the conditions out", IsError: false);
}
