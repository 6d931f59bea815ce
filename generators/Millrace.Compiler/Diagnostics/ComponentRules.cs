namespace Millrace.Compiler;

/// <summary>The rules about components, 02xx.</summary>
public static class ComponentRules
{
    public static readonly DiagnosticRule NotPartial = new("MR0201", "A component is not partial",
        "The component '{0}' is generated in part: write 'partial class {0}'");

    public static readonly DiagnosticRule NotInstantiable = new("MR0202", "A component cannot be created",
        "The component '{0}' is {1}, so no step can create it: remove '{1}'");

    public static readonly DiagnosticRule NoRun = new("MR0203", "A component has no Run",
        "The component '{0}' {1}");

    public static readonly DiagnosticRule SeveralRuns = new("MR0204", "A component has several Run methods",
        "The component '{0}' has a second method '{1}': a component is one class with one 'Run' or 'RunAsync'");

    public static readonly DiagnosticRule UnsupportedRunParameter = new("MR0205", "A parameter of Run is no input",
        "'{0}' is {1}: Run takes artifacts, IReadOnlyList of artifacts, StepContext, Seed and CancellationToken; make settings [Parameter] properties");

    public static readonly DiagnosticRule OutputNotArtifact = new("MR0206", "An output is no artifact",
        "'{0}' cannot be an output: return an artifact (a class that implements IArtifact of itself), a named tuple or a record of artifacts, or nothing");

    public static readonly DiagnosticRule UnnamedElement = new("MR0207", "An element of the returned tuple has no name",
        "Give the element '{0}' a name: outputs are known by their names");

    public static readonly DiagnosticRule NameCollision = new("MR0208", "An input and a parameter have the same name",
        "The parameter '{0}' and the input '{1}' would be one argument of Step: rename one of them");

    public static readonly DiagnosticRule SeveralConstructors = new("MR0209", "A component has several constructors",
        "The component '{0}' has {1} constructors, so it is unclear which one gets the services: leave one");

    public static readonly DiagnosticRule UnsupportedParameterType = new("MR0210", "A parameter has a type that cannot be read from text",
        "The parameter '{0}' is {1}, which cannot be read from text: use text, a number, bool, an enumeration, a date, a time, a Guid, a type that implements IParsable of itself, or IReadOnlyList of these");

    public static readonly DiagnosticRule ParameterNotInit = new("MR0211", "A parameter is not a public init property",
        "The parameter '{0}' must be written 'public {1} {0} {{ get; init; }}': its value is set once, before the step runs");

    public static readonly DiagnosticRule DefaultNotCopyable = new("MR0212", "A default cannot be computed outside the class",
        "The default of '{0}' uses {1}, which generated code cannot repeat: use constants, static members and calls of static methods");

    public static readonly DiagnosticRule DefaultOutOfRange = new("MR0213", "A default is outside its range",
        "The default of '{0}' is {1}, but must {2}");

    public static readonly DiagnosticRule RangeOnOtherType = new("MR0214", "A range or domain stands on a parameter that has none",
        "[{0}] does not fit the parameter '{1}' of type {2}: InRange is for numbers, OneOf for text and enumerations");

    public static readonly DiagnosticRule UnsupportedConstructorParameter = new("MR0215", "A constructor parameter is no service",
        "'{0}' is {1}, which no service can be: make it a [Parameter] property or inject a class or interface");

    public static readonly DiagnosticRule RunNotCallable = new("MR0216", "Run cannot be called by a step",
        "'{0}' is {1}: Run must be a public instance method without type parameters");

    public static readonly DiagnosticRule ContainerNotPartial = new("MR0217", "A component or pipeline stands inside a type that cannot be continued",
        "'{0}' {1}: {2}");

    public static readonly DiagnosticRule CompanionTaken = new("MR0218", "The name of a generic component's companion is taken",
        "'{0}' needs the class '{1}' for steps whose type arguments are inferred, but '{1}' is written already and not a partial class: make it partial or rename one of them");

    public static readonly DiagnosticRule ReservedMember = new("MR0219", "A component uses a name that is generated",
        "'{0}' is generated for every component: choose another name");

    public static readonly DiagnosticRule RequiredNotParameter = new("MR0220", "A required property is no parameter",
        "'{0}' is required, but no step can set it: make it a [Parameter] property or remove 'required'");

    public static readonly DiagnosticRule SourceNotText = new("MR0221", "A source is not text",
        "The source '{0}' is {1}: a source is the path of a file or folder, so its type must be string");

    public static readonly DiagnosticRule ReservedOutputName = new("MR0222", "An output has a name that tuples reserve",
        "'{0}' cannot be an output's name, because C# reserves it in tuples: rename the member");

    public static readonly DiagnosticRule SameParameterName = new("MR0223", "Two parameters have the same name",
        "The parameters '{0}' and '{1}' are both spelled '{2}' on the command line: rename one of them");

    public static readonly DiagnosticRule EvaluationLearns = new("MR0224", "A component that learns marks an input for evaluation",
        "The input '{0}' cannot be for evaluation, because the component yields {1}, which is learned: holdout data would choose; write [ForChoosing] or [ForTraining]");

    public static readonly DiagnosticRule HoldoutInput = new("MR0225", "An input is marked as holdout",
        "[Holdout] on the input '{0}' has no effect: mark the output that holdout data comes from, and say with [ForEvaluation] that an input may take it");

    public static readonly DiagnosticRule EmptyRange = new("MR0226", "A range holds no value",
        "No value of '{0}' lies between {1} and {2}: write the smaller bound first");

    public static readonly DiagnosticRule SamePortName = new("MR0227", "Two inputs or two outputs have the same name",
        "The {0} '{1}' and '{2}' are both stored as '{3}': rename one of them");

    public static readonly DiagnosticRule VolatileDefault = new("MR0228", "A default that differs with every run",
        "The default of '{0}' is '{1}', which differs with every run, so no step that takes it is reused: write 'required' and set the value where it matters", IsError: false);

    public static readonly DiagnosticRule NameWithoutLetters = new("MR0229", "A name that has no letters",
        "'{0}' gives no name that a command line could hold: choose a name with a letter in it");

    public static readonly DiagnosticRule SeveralRoles = new("MR0230", "An input has two roles",
        "The input '{0}' is marked {1} and {2}: leave the one that says what the data is used for; data that is learned from cannot be for evaluation as well");

    public static readonly DiagnosticRule ForbiddenMember = new("MR0231", "A member that generated code needs is obsolete as an error",
        "[Obsolete] makes every use of '{0}' an error, and generated code uses it: remove '{0}', or leave 'true' out so that its users are warned");

    public static readonly DiagnosticRule OutputMayBeMissing = new("MR0232", "An output that may be missing",
        "'{0}' may be null, but an output is always there: write its type without '?'");

    public static readonly DiagnosticRule AlsoPipeline = new("MR0233", "A class that is a component and a pipeline",
        "'{0}' is a component and a pipeline: a component does one thing with its inputs, and a pipeline joins components, so make two classes of it");

    public static readonly DiagnosticRule TimeUnreadable = new("MR0234", "A length of time that cannot be read",
        "\"{0}\" is no length of time: {1}");

    public static readonly DiagnosticRule MemoryUnreadable = new("MR0235", "An amount of memory that cannot be read",
        "\"{0}\" is no amount of memory: {1}");

    public static readonly DiagnosticRule PolicyOutOfRange = new("MR0236", "A policy is out of range",
        "{0} is {1}, but must {2}");

    public static readonly DiagnosticRule RetryOfNothing = new("MR0237", "A retry that names no exception",
        "[Retry] names no exception that passes, so the step is tried once: name them, such as [Retry(3, typeof(HttpRequestException))], or remove it");

    public static readonly DiagnosticRule TransientNotException = new("MR0238", "A retry after what is no exception",
        "'{0}' is {1}: name classes that derive from Exception and that generated code can name");

    public static readonly DiagnosticRule NeverTransient = new("MR0239", "A retry after an exception that never passes",
        "'{0}' {1}, so a step is never tried again after it: leave it out");

    public static readonly DiagnosticRule ExpiresWithoutTime = new("MR0240", "Results expire at no time",
        "Results expire, and nothing says when: write ExpiresAfter = \"7.00:00:00\" for seven days");

    public static readonly DiagnosticRule TimeWithoutExpires = new("MR0241", "A time of expiry without expiry",
        "ExpiresAfter has no effect without Cache = CachePolicy.Expires: write both, or leave ExpiresAfter out");

    public static readonly DiagnosticRule SecretSource = new("MR0242", "A secret that is a source",
        "The secret '{0}' is the path of a source, which messages show: leave [Secret] or [Source] out");

    public static readonly DiagnosticRule SecretInProgram = new("MR0243", "A secret stands in the program",
        "The value of the secret '{0}' stands in the program, where everybody who has it can read it: let it come from configuration or the environment", IsError: false);

    public static readonly DiagnosticRule SecretGivenAway = new("MR0244", "A secret is given to a parameter that is none",
        "The secret '{0}' is given to '{1}' of {2}, whose value is shown and stored: mark that parameter [Secret]");

    public static readonly DiagnosticRule PolicyOnPipeline = new("MR0245", "A policy on a pipeline",
        "[{0}] has no effect on the pipeline '{1}', which computes nothing itself: write it on the components whose steps are meant", IsError: false);

    public static readonly DiagnosticRule MarkWithoutParameter = new("MR0246", "A mark on a property that is no parameter",
        "[{0}] has no effect on '{1}', which is no parameter: write [Parameter, {0}], or leave it out", IsError: false);

    public static readonly DiagnosticRule SelectedByNoParameter = new("MR0247", "A source is selected by what is no parameter",
        "The source '{0}' is selected by '{1}', which is no other text parameter of '{2}': name the parameter that says which spans are wanted");
}
