namespace Millrace.Generators.Tests.Pipelines;

public sealed class PipelineDiagnosticTests
{
    /// <summary>Mistakes in the body of Define, in a class with two parameters.</summary>
    public static TheoryData<string, string, string> Statements => new()
    {
        { "MR0303", "'if' (write .When(…) after each call of Step that it decides about) may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "[|if|] (Trees > 3) { }" },
        { "MR0303", "'while' may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "[|while|] (Trees > 3) { }" },
        { "MR0303", "'for' (write foreach over a list of constants) may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "[|for|] (int i = 0; i < 3; i++) { }" },
        { "MR0303", "'break' may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "foreach (int each in new[] { 1, 2 }) { Done.Step().Named($\"done-{each}\"); [|break|]; }" },
        { "MR0303", "'continue' may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "foreach (int each in new[] { 1, 2 }) { Done.Step().Named($\"done-{each}\"); [|continue|]; }" },
        { "MR0303", "'if' (write .When(…) after each call of Step that it decides about) may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "foreach (int each in new[] { 1, 2, 3 }) [|if|] (each > 1) Done.Step().Named($\"done-{each}\");" },
        { "MR0303", "A loop with a nested deconstruction may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "[|foreach|] (var (a, (b, c)) in new[] { (1, (2, 3)) }) Done.Step().Named($\"done-{a}\");" },
        { "MR0303", "A local function may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "\n#pragma warning disable CS8321\n[|static|] int Local() => 1;" },
        { "MR0303", "An assignment of a value may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "var a = 1; [|a|] = 2; _ = ReadFile<Trip>.Step(\"x\" + a);" },
        { "MR0303", "An assignment to something other than a variable may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "[|Last|] = ReadFile<Trip>.Step(\"a\");" },
        { "MR0303", "A nested deconstruction may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "Handle<Rows<Trip>> x = ReadFile<Trip>.Step(Source); [|var (a, (b, c))|] = (x, (x, x)); Validate.Step(b);" },
        { "MR0303", "'goto' (write the steps one after the other) may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "[|goto|] end; end: ;" },
        { "MR0303", "'i++' (declare another variable, with the value 'i + 1') may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "int i = 0; [|i++|]; ReadFile<Trip>.Step(\"a\" + i);" },
        { "MR0303", "'--i' (declare another variable, with the value 'i - 1') may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "int i = 0; [|--i|]; ReadFile<Trip>.Step(\"a\" + i);" },
        { "MR0303", "'i++' (declare another variable, with the value 'i + 1') may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "int i = 0; var j = [|i++|]; ReadFile<Trip>.Step(\"a\" + j);" },
        { "MR0303", "'s += \"x\"' (declare another variable, with the value 's + \"x\"') may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "string s = \"a\"; [|s += \"x\"|]; ReadFile<Trip>.Step(s);" },
        { "MR0303", "'s ??= \"x\"' (declare another variable, with the value 's ?? \"x\"') may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "string? s = null; [|s ??= \"x\"|]; ReadFile<Trip>.Step(\"a\" + s);" },
        { "MR0303", "'j++' (declare another variable, with the value 'j + 1') may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "foreach (int i in new[] { 1, 2 }) { int j = i; [|j++|]; Done.Step().Named($\"done-{i}\"); }" },
        { "MR0303", "A local function may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "[|Handle|]<Rows<Trip>> Read() => ReadFile<Trip>.Step(Source); SplitTrips.Step(Read());" },
        { "MR0303", "A local function may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "[|string|] Make() => \"x\"; ReadFile<Trip>.Step(Make());" },
        { "MR0304", "'() => ReadFile<Trip>.Step(Source)' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "Func<Handle<Rows<Trip>>> read = [|() => ReadFile<Trip>.Step(Source)|]; SplitTrips.Step(read());" },
        { "MR0304", "'a is Handle<Rows<Trip>> c' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "var a = ReadFile<Trip>.Step(Source); var b = [|a|] is Handle<Rows<Trip>> c; Validate.Step(c);" },
        { "MR0304", "'Helper.Make()' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "var a = ReadFile<Trip>.Step(\"a\"); a = [|Helper.Make()|];" },
        { "MR0304", "'Math.Max(1, 2)' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "[|Math.Max(1, 2)|];" },
        { "MR0304", "'Helper.Make()' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "var rows = [|Helper.Make()|]; SplitTrips.Step(rows);" },
        { "MR0305", "There is already a step 'read-file': write .Named(\"second\") after this call", "var first = ReadFile<Trip>.Step(\"a\"); var second = [|ReadFile<Trip>|].Step(\"b\");" },
        { "MR0305", "There is already a step 'read-file': write .Named(\"read-file-2\") after this call", "_ = ReadFile<Trip>.Step(\"a\"); _ = [|ReadFile<Trip>|].Step(\"b\");" },
        { "MR0306", "There is already a step 'x': choose another name", "_ = ReadFile<Trip>.Step(\"a\").Named(\"x\"); _ = ReadFile<Trip>.Step(\"b\").Named([|\"x\"|]);" },
        { "MR0307", "\"Read It\" is not a name: write a constant of lower-case words joined by hyphens, such as \"read-it\"", "_ = ReadFile<Trip>.Step(\"a\").Named([|\"Read It\"|]);" },
        { "MR0307", "'Source' is not a name: write a constant of lower-case words joined by hyphens, such as \"read-file\"", "_ = ReadFile<Trip>.Step(\"a\").Named([|Source|]);" },
        { "MR0304", "'new Done()' is neither a step nor a value that is known before the run: write component calls such as Done.Step(…), their results, and values over constants and [Parameter] properties", "var t = [|new Done()|];" },
        { "MR0304", "'new()' is neither a step nor a value that is known before the run: write component calls such as Validate<Trip>.Step(…), their results, and values over constants and [Parameter] properties", "Validate<Trip> t = [|new()|];" },
        { "MR0304", "'new Done()' is neither a step nor a value that is known before the run: write component calls such as Done.Step(…), their results, and values over constants and [Parameter] properties", "[|new Done()|];" },
        { "MR0304", "'Helper.Make()' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "var t = (A: ReadFile<Trip>.Step(Source), B: [|Helper.Make()|]); SplitTrips.Step(t.A);" },
        { "MR0303", "An assignment of a value may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "var a = 1; var b = 2; ([|a|], b) = (b, 3); SplitTrips.Step(ReadFile<Trip>.Step(Source));" },
        { "MR0313", "'a' comes from no step of this pipeline: an input takes the result of a component's Step", "Handle<Rows<Trip>> a; SplitTrips.Step([|a|]);" },
        { "MR0313", "'a' comes from no step of this pipeline: an input takes the result of a component's Step", "Handle<Rows<Trip>> a; foreach (int each in new int[0]) a = ReadFile<Trip>.Step(Source); SplitTrips.Step([|a|]);" },
        { "MR0307", "'Helper.Same(each)' is not a name: write a constant that differs in every turn, such as $\"done-{each}\"", "foreach (string each in new[] { \"a\", \"b\" }) Done.Step().Named([|Helper.Same(each)|]);" },
        { "MR0307", "'Helper.Same(\"x\")' is not a name: let the list hold pairs of a name and the rest, such as (\"first\", …), and put the name into .Named($\"…\")", "foreach (double each in new[] { 0.5, 1.5 }) Done.Step().Named([|Helper.Same(\"x\")|]);" },
        { "MR0308", "'trees' of BoostedTrees is 5000, the default of 'Many', but must lie between 1 and 1000", "var rows = ReadFile<Trip>.Step(Source); BoostedTrees.Step(rows, FitFeatures<Trip, TipFeatures>.Step(rows), trees: [|Many|]);" },
        { "MR0308", "'trees' of BoostedTrees is 0, the default of 'None', but must lie between 1 and 1000", "var rows = ReadFile<Trip>.Step(Source); BoostedTrees.Step(rows, FitFeatures<Trip, TipFeatures>.Step(rows), trees: [|this.None|]);" },
        { "MR0308", "'testFraction' of SplitTrips is 0.9, but must lie between 0.05 and 0.5", "SplitTrips.Step(ReadFile<Trip>.Step(Source), [|0.9|]);" },
        { "MR0308", "'testFraction' of SplitTrips is 0.75, but must lie between 0.05 and 0.5", "const double share = 0.25; SplitTrips.Step(ReadFile<Trip>.Step(Source), testFraction: [|share * 3|]);" },
        { "MR0308", "'testFraction' of SplitTrips is 2, but must lie between 0.05 and 0.5", "var share = 2; SplitTrips.Step(ReadFile<Trip>.Step(Source), [|share|]);" },
        { "MR0328", "'read-file' still holds the holdout data of 'split-trips/test' and flows into the input 'rows' of 'fit-features', which is used for fitting: take what 'split-trips' leaves for that", "var trips = ReadFile<Trip>.Step(Source); var (train, tune, test) = SplitTrips.Step(trips); FitFeatures<Trip, TipFeatures>.Step([|trips|]);" },
        { "MR0328", "'read-file' still holds the holdout data of 'split-trips/test' and flows into the input 'rows' of 'fit-features', which is used for fitting: take what 'split-trips' leaves for that", "var trips = ReadFile<Trip>.Step(Source); var (valid, _) = Validate.Step(trips); SplitTrips.Step(valid); FitFeatures<Trip, TipFeatures>.Step([|trips|]);" },
        { "MR0328", "'validate/valid' still holds the holdout data of 'split-trips/test' and flows into the input 'rows' of 'learn', which is used for training, because the component yields something learned: take what 'split-trips' leaves for that", "var trips = ReadFile<Trip>.Step(Source); SplitTrips.Step(trips); var (valid, _) = Validate.Step(trips); Learn.Step([|valid|]);" },
        { "MR0309", "Holdout data from 'split-trips/test' flows into the input 'rows' of 'fit-features', which is used for fitting: holdout data may only be evaluated, so take other data here", "var parts = SplitTrips.Step(ReadFile<Trip>.Step(Source)); FitFeatures<Trip, TipFeatures>.Step([|parts.Test|]);" },
        { "MR0309", "Holdout data from 'split-trips/test' flows into the input 'train' of 'boosted-trees', which is used for training: holdout data may only be evaluated, so take other data here", "var (train, tune, test) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); var (valid, _) = Validate.Step(test); var trees = BoostedTrees.Step([|valid|], FitFeatures<Trip, TipFeatures>.Step(train)); PickBest.Step(tune, trees);" },
        { "MR0309", "Holdout data from 'split-trips/test' flows into the input 'rows' of 'learn', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "var (_, _, test) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); Learn.Step([|test|]);" },
        { "MR0309", "Holdout data from 'secret' flows into the input 'rows' of 'learn', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "Learn.Step([|Secret.Step()|]);" },
        { "MR0309", "Holdout data from 'secrets/first' flows into the input 'rows' of 'learn', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "Learn.Step([|Secrets.Step().First|]);" },
        { "MR0309", "Holdout data from 'secret' flows into the input 'rows' of 'turn', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "Turn<Model<TipFeatures>, Rows<Trip>>.Step([|Secret.Step()|], ReadFile<Trip>.Step(Source));" },
        { "MR0309", "Holdout data from 'secret' flows into the input 'rows' of 'pass', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "var model = Learn.Step(ReadFile<Trip>.Step(Source)); Pass.Step(model, [|Secret.Step()|]);" },
        { "MR0309", "Holdout data from 'secret' flows into the input 'rows' of 'judge', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "var model = Learn.Step(ReadFile<Trip>.Step(Source)); Judge.Step(model, [|Secret.Step()|]);" },
        { "MR0309", "Holdout data from 'secret' flows into the input 'rows' of 'wrap', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "Wrap.Step([|Secret.Step()|]);" },
        { "MR0313", "'Stored' comes from no step of this pipeline: an input takes the result of a component's Step", "SplitTrips.Step([|Stored|]);" },
        { "MR0313", "'default' comes from no step of this pipeline: an input takes the result of a component's Step", "SplitTrips.Step([|default|]);" },
        { "MR0360", "'Trees > 3 ? a : b' chooses between results of steps, and Define is read and never run: write .When(…) after the Step of the first, and first.Or(second) for what is chosen", "var a = ReadFile<Trip>.Step(Source); var b = ReadFile<Trip>.Step(\"b\").Named(\"b\"); SplitTrips.Step([|Trees > 3 ? a : b|]);" },
        { "MR0360", "'Trees > 3 ? a : b' chooses between results of steps, and Define is read and never run: write .When(…) after the Step of the first, and first.Or(second) for what is chosen", "var a = ReadFile<Trip>.Step(Source); var b = ReadFile<Trip>.Step(\"b\").Named(\"b\"); Validate.Step([|Trees > 3 ? a : b|]);" },
        { "MR0360", "'Trees > 3 ? a : b' chooses between results of steps, and Define is read and never run: write .When(…) after the Step of the first, and first.Or(second) for what is chosen", "var a = ReadFile<Trip>.Step(Source); var b = ReadFile<Trip>.Step(\"b\").Named(\"b\"); var c = [|Trees > 3 ? a : b|]; SplitTrips.Step(c);" },
        { "MR0360", "'Trees > 3 ? a : b' chooses between results of steps, and Define is read and never run: write .When(…) after the Step of the first, and first.Or(second) for what is chosen", "var a = ReadFile<Trip>.Step(Source); var b = ReadFile<Trip>.Step(\"b\").Named(\"b\"); _ = [|Trees > 3 ? a : b|];" },
        { "MR0304", "'arr[0]' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "var a = ReadFile<Trip>.Step(Source); var arr = new[] { a }; SplitTrips.Step([|arr[0]|]);" },
        { "MR0304", "'Same(ReadFile<Trip>.Step(Source))' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "SplitTrips.Step([|Same(ReadFile<Trip>.Step(Source))|]);" },
        { "MR0304", "'Helper.Same(ReadFile<Trip>.Step(Source))' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "Validate.Step([|Helper.Same(ReadFile<Trip>.Step(Source))|]);" },
        { "MR0304", "'Same(FitFeatures.Step<Trip, TipFeatures>(a))' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "var a = ReadFile<Trip>.Step(Source); var x = Same(FitFeatures.Step<Trip, TipFeatures>([|a|])); Done.Step().Named(\"x\");" },
        { "MR0313", "'default' comes from no step of this pipeline: an input takes the result of a component's Step", "Handle<Rows<Trip>>[] arr = [ReadFile<Trip>.Step(Source), [|default|]]; ConcatRows.Step(arr);" },
        { "MR0313", "'default(Handle<Rows<Trip>>)' comes from no step of this pipeline: an input takes the result of a component's Step", "var a = ReadFile<Trip>.Step(Source); ConcatRows.Step([a, .. new[] { a }, [|default(Handle<Rows<Trip>>)|]]);" },
        { "MR0313", "'default(Handle<Rows<Trip>>)' comes from no step of this pipeline: an input takes the result of a component's Step", "var a = ReadFile<Trip>.Step(Source); ConcatRows.Step([[|default(Handle<Rows<Trip>>)|], a]);" },
        { "MR0313", "'none' comes from no step of this pipeline: an input takes the result of a component's Step", "Handle<Rows<Trip>>[] none = [default]; ConcatRows.Step([|none|]);" },
        { "MR0304", "'arr[0]' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "var a = ReadFile<Trip>.Step(Source); var arr = new[] { a }; var x = [|arr|][0];" },
        { "MR0314", "Named names a step where it is made: write it directly after the call of Step", "var rows = ReadFile<Trip>.Step(Source); SplitTrips.Step(rows.[|Named|](\"x\"));" },
        { "MR0317", "The value of 'path' uses 'Folder', which is not known before the run: use constants, [Parameter] properties, static members and variables that hold such values", "ReadFile<Trip>.Step([|Folder|] + \"x\");" },
        { "MR0317", "The value of 'path' uses a lambda, which is not known before the run: use constants, [Parameter] properties, static members and variables that hold such values", "ReadFile<Trip>.Step(new[] { \"x\" }.First([|each => each.Length > 0|]));" },
        { "MR0330", "Several turns of the loop make a step 'boosted-trees': write .Named($\"boosted-trees-{depth}\") after this call", "var rows = ReadFile<Trip>.Step(Source); var features = FitFeatures<Trip, TipFeatures>.Step(rows); foreach (int depth in new[] { 3, 8, 9 }) [|BoostedTrees|].Step(rows, features, trees: depth);" },
        { "MR0330", "Several turns of the loop make a step 'boosted-trees': write .Named($\"boosted-trees-{name}-{depth}\") after this call", "var rows = ReadFile<Trip>.Step(Source); var features = FitFeatures<Trip, TipFeatures>.Step(rows); foreach (var (name, rate) in new[] { (\"a\", 0.1f), (\"b\", 0.2f) }) foreach (int depth in new[] { 3, 8, 9 }) [|BoostedTrees|].Step(rows, features, depth, rate);" },
        { "MR0330", "Several turns of the loop make a step 'trees': write a name that differs in every turn, such as $\"boosted-trees-{depth}\"", "var rows = ReadFile<Trip>.Step(Source); var features = FitFeatures<Trip, TipFeatures>.Step(rows); foreach (int depth in new[] { 3, 8 }) BoostedTrees.Step(rows, features, trees: depth).Named([|\"trees\"|]);" },
        { "MR0330", "Several turns of the loop make a step 'done-1': write a name that differs in every turn, such as $\"done-{a}-{b}\"", "foreach (int a in new[] { 1 }) foreach (int b in new[] { 1, 2 }) Done.Step().Named([|$\"done-{a}\"|]);" },
        { "MR0330", "Several turns of the loop make a step 'done-3': let the list hold pairs of a name and the rest, such as (\"first\", …), and put the name into .Named($\"…\")", "foreach (int a in new[] { 3, 3 }) Done.Step().Named([|$\"done-{a}\"|]);" },
        { "MR0330", "Several turns of the loop make a step 'validate': let the list hold pairs of a name and the rest, such as (\"first\", …), and put the name into .Named($\"…\")", "var rows = ReadFile<Trip>.Step(Source); var features = FitFeatures<Trip, TipFeatures>.Step(rows); foreach (var each in new[] { rows, rows }) [|Validate|].Step(each);" },
        { "MR0306", "There is already a step 'done-2': choose another name", "Done.Step().Named(\"done-2\"); foreach (int each in new[] { 1, 2 }) Done.Step().Named([|$\"done-{each}\"|]);" },
        { "MR0307", "\"done-0.5\" is not a name: let the list hold pairs of a name and the rest, such as (\"first\", …), and put the name into .Named($\"…\")", "foreach (double each in new[] { 1, 0.5 }) Done.Step().Named([|$\"done-{each}\"|]);" },
        { "MR0307", "\"done--1\" is not a name: let the list hold pairs of a name and the rest, such as (\"first\", …), and put the name into .Named($\"…\")", "foreach (int each in new[] { -1, 2 }) Done.Step().Named([|$\"done-{each}\"|]);" },
        { "MR0307", "\"Done\" is not a name: write a constant of lower-case words joined by hyphens, such as \"done\"", "foreach (int each in new[] { 1 }) Done.Step().Named([|\"Done\"|]);" },
        { "MR0330", "Several turns of the loop make a step 'learn': let the list hold pairs of a name and the rest, such as (\"first\", …), and put the name into .Named($\"…\")", "var rows = ReadFile<Trip>.Step(Source); foreach (int each in new[] { -1, 2 }) [|Learn|].Step(rows);" },
        { "MR0307", "'$\"done-{Trees}\"' is not a name: write a constant of lower-case words joined by hyphens, such as \"done\"", "Done.Step().Named([|$\"done-{Trees}\"|]);" },
        { "MR0308", "'trees' of BoostedTrees is 2000, but must lie between 1 and 1000", "var rows = ReadFile<Trip>.Step(Source); var features = FitFeatures<Trip, TipFeatures>.Step(rows); foreach (int each in new[] { 10, 1000, 2000 }) BoostedTrees.Step(rows, features, trees: [|each * 2 - each|]).Named($\"trees-{each}\");" },
        { "MR0309", "Holdout data from 'secret' flows into the input 'rows' of 'learn-1', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "var secret = Secret.Step(); foreach (int each in new[] { 1, 2 }) Learn.Step([|secret|]).Named($\"learn-{each}\");" },
        { "MR0331", "The items of 'Numbers' are not known when the program is compiled: write the list in the loop, in a variable of Define, or in a static readonly field with a value", "foreach (int each in [|Numbers|]) Done.Step().Named($\"done-{each}\");" },
        { "MR0331", "The items of 'Enumerable.Range(0, 3)' are not known when the program is compiled: write the list in the loop, in a variable of Define, or in a static readonly field with a value", "foreach (int each in [|Enumerable.Range(0, 3)|]) Done.Step().Named($\"done-{each}\");" },
        { "MR0331", "The items of 'new int[3]' are not known when the program is compiled: write the list in the loop, in a variable of Define, or in a static readonly field with a value", "foreach (int each in [|new int[3]|]) Done.Step().Named($\"done-{each}\");" },
        { "MR0332", "'Trees' is no constant: which steps a pipeline has may not depend on the parameter 'Trees'; write a constant, or give the parameter to one component that works on all items", "foreach (int each in new[] { 1, [|Trees|] }) Done.Step().Named($\"done-{each}\");" },
        { "MR0332", "'Trees + 1' is no constant: which steps a pipeline has may not depend on the parameter 'Trees'; write a constant, or give the parameter to one component that works on all items", "int[] all = [1, [|Trees + 1|]]; foreach (int each in all) Done.Step().Named($\"done-{each}\");" },
        { "MR0331", "The items of 'Depths' are not known when the program is compiled: which steps a pipeline has may not depend on the parameter 'Depths'; write the list in the loop, or give the parameter to one component that works on all items", "foreach (int each in [|Depths|]) Done.Step().Named($\"done-{each}\");" },
        { "MR0331", "The items of 'all' are not known when the program is compiled: which steps a pipeline has may not depend on the parameter 'Depths'; write the list in the loop, or give the parameter to one component that works on all items", "int[] all = [.. Depths, 3]; foreach (int each in [|all|]) Done.Step().Named($\"done-{each}\");" },
        { "MR0332", "'new(2)' is no constant: a loop runs over numbers, texts, enumerations, tuples of these and results of steps", "foreach (TimeSpan each in new TimeSpan[] { [|new(2)|] }) Done.Step();" },
        { "MR0332", "'Helper.Same(1)' is no constant: a loop runs over numbers, texts, enumerations, tuples of these and results of steps", "foreach (int each in [|s_unsure|]) Done.Step().Named($\"done-{each}\");" },
        { "MR0333", "The loops of Define make more than 10,000 turns: shorten a list, or work on many items inside one component", "int[] ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]; [|foreach|] (var a in ten) foreach (var b in ten) foreach (var c in ten) foreach (var d in ten) Done.Step().Named($\"done-{a}-{b}-{c}-{d}\");" },
        { "MR0317", "The value of 'trees' uses a division by zero, which is not known before the run: use constants, [Parameter] properties, static members and variables that hold such values", "var rows = ReadFile<Trip>.Step(Source); var features = FitFeatures<Trip, TipFeatures>.Step(rows); foreach (int each in new[] { 1, 0 }) BoostedTrees.Step(rows, features, trees: 10 / [|each|]).Named($\"trees-{each}\");" },
        { "MR0331", "The items of 'new HashSet<int> { 1, 1 }' are not known when the program is compiled: write the list in the loop, in a variable of Define, or in a static readonly field with a value", "foreach (int each in [|new HashSet<int> { 1, 1 }|]) Done.Step().Named($\"done-{each}\");" },
        { "MR0331", "The items of 'Moved.All' are not known when the program is compiled: write the list in the loop, in a variable of Define, or in a static readonly field with a value", "foreach (int each in [|Moved.All|]) Done.Step().Named($\"done-{each}\");" },
        { "MR0318", "'Impostor' is no component: mark it [Component] and give it a Run", "SplitTrips.Step([|Impostor|].Step());" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void One_mistake_in_Define_is_one_error_at_its_place(string id, string message, string body) => Marked.Check(Prelude, Pipeline(body), id, message);

    /// <summary>Mistakes that C# reports in Define: nothing of ours beside them.</summary>
    [Theory]
    [InlineData("CS1503", "var (train, _, _) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); FitFeatures<TipFeatures, TipFeatures>.Step([|train|]);")]
    [InlineData("CS1503", "var features = FitFeatures<Trip, TipFeatures>.Step(ReadFile<Trip>.Step(Source)); SplitTrips.Step([|features|]);")]
    [InlineData("CS1503", "SplitTrips.Step([|Source|]);")]
    [InlineData("CS1503", "SplitTrips.Step(ReadFile<Trip>.Step(Source), [|\"half\"|]);")]
    [InlineData("CS1503", "Learn.Step([|SplitTrips.Step(ReadFile<Trip>.Step(Source))|]);")]
    [InlineData("CS1503", "var (train, tune, test) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); OwnTrainer.Step(train, [|test|]);")]
    [InlineData("CS7036", "SplitTrips.[|Step|]();")]
    [InlineData("CS7036", "ReadFile<Trip>.[|Step|]();")]
    [InlineData("CS1739", "SplitTrips.Step(ReadFile<Trip>.Step(Source), [|fraction|]: 0.2);")]
    [InlineData("CS1501", "SplitTrips.[|Step|](ReadFile<Trip>.Step(Source), 0.2, 3);")]
    [InlineData("CS0103", "SplitTrips.Step([|rows|]);")]
    [InlineData("CS0103", "[|Split|].Step(ReadFile<Trip>.Step(Source));")]
    [InlineData("CS0246", "ReadFile<[|Trap|]>.Step(Source);")]
    [InlineData("CS0020", "SplitTrips.Step(ReadFile<Trip>.Step(Source), [|1 / 0|]);")]
    [InlineData("CS0411", "FitFeatures.[|Step|](ReadFile<Trip>.Step(Source));")]
    [InlineData("CS8132", "[|var (a, b) = SplitTrips.Step(ReadFile<Trip>.Step(Source))|];")]
    [InlineData("CS1061", "var parts = SplitTrips.Step(ReadFile<Trip>.Step(Source)); Validate.Step(parts.[|Rest1|]);")]
    [InlineData("CS1061", "Validate.Step(ReadFile<Trip>.Step(Source).[|AsOther|]());")]
    [InlineData("CS0453", "ReadFile<[|string|]>.Step(Source);")]
    [InlineData("CS0117", "Trip.[|Step|]();")]
    [InlineData("CS0103", "foreach (var each in new[] { 1, [|nope|] }) Validate.Step(ReadFile<Trip>.Step(Source));")]
    [InlineData("CS0103", "foreach (int each in [|nope|]) Validate.Step(ReadFile<Trip>.Step(Source));")]
    [InlineData("CS0103", "foreach (int each in new[] { 1, 2 }) Validate.Step([|nope|]).Named($\"validate-{each}\");")]
    [InlineData("CS8132", "foreach ([|var (a, b)|] in new[] { (1, 2, 3) }) Validate.Step(ReadFile<Trip>.Step(Source));")]
    [InlineData("CS1656", "foreach (int each in new[] { 1 }) { [|each|] = 2; Validate.Step(ReadFile<Trip>.Step(Source)); }")]
    [InlineData("CS1503", "var rows = ReadFile<Trip>.Step(Source); List<Handle<Model<TipFeatures>>> all = []; foreach (int each in new[] { 1, 2 }) all.Add([|rows|]); PickBest.Step(rows, all.ToArray());")]
    [InlineData("CS0029", "var rows = ReadFile<Trip>.Step(Source); rows = [|Learn.Step(rows)|]; Validate.Step(rows);")]
    [InlineData("CS0029", "int count = [|\"three\"|]; var rows = ReadFile<Trip>.Step(Source); BoostedTrees.Step(rows, FitFeatures<Trip, TipFeatures>.Step(rows), count);")]
    [InlineData("CS0029", "int count = [|\"three\"|]; SplitTrips.Step(ReadFile<Trip>.Step(Source));")]
    [InlineData("CS0103", "var rows = ReadFile<Trip>.Step(Source); [|Step|](rows).Named(\"q\");")]
    [InlineData("CS0103", "var rows = ReadFile<Trip>.Step(Source); [|Foo|](rows);")]
    [InlineData("CS0103", "var rows = ReadFile<Trip>.Step(Source); var x = [|Foo|](rows);")]
    [InlineData("CS0411", "Validate.[|Step|](default);")]
    [InlineData("CS1503", "Handle<Rows<Trip>>? h = null; SplitTrips.Step([|h|]);")]
    [InlineData("CS0023", "Validate.Step(ReadFile<Trip>.Step(Source))[|?|].Named(\"z\");")]
    [InlineData("CS4033", "[|await Task.Delay(1)|];")]
    [InlineData("CS0227", "[|unsafe|] { }")]
    [InlineData("CS0139", "[|break;|]")]
    [InlineData("CS0841", "ReadFile<Trip>.Step([|path|]); var path = \"a\";")]
    [InlineData("CS0841", "SplitTrips.Step([|rows|]); Handle<Rows<Trip>> rows = ReadFile<Trip>.Step(Source);")]
    public void What_CSharp_reports_stands_alone(string id, string body) => Marked.Check(Prelude, Pipeline(body), id, message: null);

    /// <summary>Where C# could only say that it cannot infer type arguments, the artifact that is in the way is named where it stands, and C# is silent.</summary>
    [Theory]
    [InlineData("'test' is Rows<Trip>, but the input 'features' of BoostedTrees takes Fitted<TFeatures>: give it the result of a step that yields one", "var (train, tune, test) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); BoostedTrees.Step(train, [|test|]);")]
    [InlineData("'open' is Rows<TipFeatures>, but the input 'tune' of Compare takes Rows<Trip>: give it the result of a step that yields one", "var trips = ReadFile<Trip>.Step(Source); var open = ReadFile<TipFeatures>.Step(Source).Named(\"open\"); Compare.Step(trips, [|open|]);")]
    public void A_wrong_artifact_of_an_inferred_call_is_named_at_the_argument(string message, string body)
    {
        const string Compare = "[Component] public sealed partial class Compare<T> where T : struct { public void Run(Rows<T> train, Rows<T> tune) { } }";
        Marked.Check(Prelude, Pipeline(body) + Compare, "MR0320", message);
    }

    /// <summary>What only the finished program shows to be sound, and the plan cannot hold.</summary>
    [Fact]
    public void Where_nobody_has_an_objection_Define_has()
    {
        const string Source = """
            [Pipeline("p")]
            public sealed partial class P
            {
                void [|Define|]()
                {
                    var rows = ReadFile<Trip>.Step("a");
                    SplitTrips.Step(rows.Mine());
                }
            }
            """;
        Marked.Check(Prelude, Source, "MR0321", "Define of 'P' could not be compiled, because 'rows.Mine()' cannot be followed: write component calls such as X.Step(…), their results in variables of their own, and values over constants and [Parameter] properties");
    }

    public static TheoryData<string, string, string> Classes => new()
    {
        { "MR0301", "The pipeline 'P' is generated in part: write 'partial class P'", "[Pipeline(\"p\")] public class [|P|] { void Define() => ReadFile<Trip>.Step(\"\"); }" },
        { "MR0302", "The pipeline 'P' has no steps: add a method 'void Define()' that calls Step of components", "[Pipeline(\"p\")] public partial class [|P|] { }" },
        { "MR0307", "\"\" is not a name: write a constant of lower-case words joined by hyphens, such as \"p\"", "[Pipeline([|null|])] public partial class P { void Define() => ReadFile<Trip>.Step(\"a\"); }" },
        { "MR0307", "\"My Pipeline\" is not a name: write a constant of lower-case words joined by hyphens, such as \"my-pipeline\"", "[Pipeline([|\"My Pipeline\"|])] public partial class P { void Define() => ReadFile<Trip>.Step(\"\"); }" },
        { "MR0310", "There is already a pipeline 'p' (P): choose another name", "[Pipeline(\"p\")] public partial class P { void Define() => ReadFile<Trip>.Step(\"\"); } [Pipeline([|\"p\"|])] public partial class Q { void Define() => ReadFile<Trip>.Step(\"\"); }" },
        { "MR0311", "Define of 'P' makes no step: call Step of a component", "[Pipeline(\"p\")] public partial class P { void [|Define|]() { } }" },
        { "MR0320", "'ReadFile<Trip>.Step(\"a\")' is Rows<Trip>, but the input 'in' of class takes Model<int>: give it the result of a step that yields one", "[Component] public partial class @class<@int> where @int : struct { public (Rows<@int> @return, Report @void) Run(Model<@int> @in, Rows<@int> @out) => default; } [Pipeline(\"p\")] public partial class P { void Define() { var parts = @class.Step(@in: [|ReadFile<Trip>.Step(\"a\")|], @out: ReadFile<Trip>.Step(\"b\").Named(\"b\")); _ = parts.@void; } }" },
        { "MR0317", "The value of 'event' uses a lambda, which is not known before the run: use constants, [Parameter] properties, static members and variables that hold such values", "[Component] public partial class @class { [Parameter] public int @event { get; init; } public void Run() { } } [Pipeline(\"p\")] public partial class P { void Define() => @class.Step(@event: new[] { 1 }.First([|each => each > 0|])); }" },
        { "MR0312", "The parameter 'Seed' would be the option --seed, which the program has already: rename the property", "[Pipeline(\"p\")] public partial class P { [Parameter] public int [|Seed|] { get; init; } void Define() => ReadFile<Trip>.Step(\"\" + Seed); }" },
        { "MR0315", "The pipeline 'P' is abstract: it must be a plain class with a constructor without parameters", "[Pipeline(\"p\")] public abstract partial class [|P|] { void Define() => ReadFile<Trip>.Step(\"\"); }" },
        { "MR0315", "The pipeline 'P' has a constructor with parameters: it must be a plain class with a constructor without parameters", "[Pipeline(\"p\")] public partial class [|P|](TimeProvider time) { void Define() => ReadFile<Trip>.Step(\"\"); public TimeProvider Time => time; }" },
        { "MR0315", "The pipeline 'P' is generic: it must be a plain class with a constructor without parameters", "[Pipeline(\"p\")] public partial class [|P|]<T> { void Define() => ReadFile<Trip>.Step(\"\"); }" },
        { "MR0315", "The pipeline 'P' is static: it must be a plain class with a constructor without parameters", "[Pipeline(\"p\")] public static partial class [|P|] { static void Define() => ReadFile<Trip>.Step(\"\"); }" },
        { "MR0316", "Define takes 'int x', which is no handle (settings are [Parameter] properties): write 'void Define()', or let it take and return handles alone where the pipeline is a step of others", "[Pipeline(\"p\")] public partial class P { void Define(int [|x|]) => ReadFile<Trip>.Step(\"\"); }" },
        { "MR0316", "Define returns Rows<Trip>, which is no handle and no tuple of handles: write 'void Define()', or let it take and return handles alone where the pipeline is a step of others", "[Pipeline(\"p\")] public partial class P { [|Rows<Trip>|] Define() => new(); }" },
        { "MR0316", "Define is there twice: write 'void Define()', or let it take and return handles alone where the pipeline is a step of others", "[Pipeline(\"p\")] public partial class P { void Define() => ReadFile<Trip>.Step(\"\"); void [|Define|](int x) { } }" },
        { "MR0315", "The pipeline 'P' is static: it must be a plain class with a constructor without parameters", "[Pipeline(\"p\")] public static partial class [|P|] { static void Define() => ReadFile<Trip>.Step(\"\"); }" },
        { "MR0315", "The pipeline 'P' is generic: it must be a plain class with a constructor without parameters", "[Pipeline(\"p\")] public partial class [|P|]<T> { void Define() => ReadFile<Trip>.Step(\"\"); }" },
        { "MR0315", "The pipeline 'P' has a constructor with parameters: it must be a plain class with a constructor without parameters", "[Pipeline(\"p\")] public partial class [|P|](string x) { void Define() => ReadFile<Trip>.Step(x); }" },
        { "MR0316", "Define is async, but is never run: write 'void Define()', or let it take and return handles alone where the pipeline is a step of others", "[Pipeline(\"p\")] public partial class P { async void [|Define|]() { await Task.Delay(1); ReadFile<Trip>.Step(\"\"); } }" },
        { "MR0211", "The parameter 'Item' must be written 'public string Item { get; init; }': its value is set once, before the step runs", "[Pipeline(\"p\")] public partial class P { [Parameter] public string [|this|][int i] { get => \"\"; init { } } void Define() => ReadFile<Trip>.Step(\"\"); }" },
        { "MR0319", "'Plan' is generated for every pipeline: choose another name", "[Pipeline(\"p\")] public partial class P { void Define() => ReadFile<Trip>.Step(\"\"); public int [|Plan|] { get; set; } }" },
        { "MR0319", "'Plan' is generated for every pipeline: choose another name", "[Pipeline(\"p\")] public partial class [|Plan|] { void Define() => ReadFile<Trip>.Step(\"\"); }" },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public void One_mistake_in_the_class_is_one_error_at_its_place(string id, string message, string source) => Marked.Check(Prelude, source, id, message);

    internal const string Prelude = TaxiSource.Components + """
        [Component] public sealed partial class Learn { public Model<TipFeatures> Run(Rows<Trip> rows) => new(); }
        [Component] public sealed partial class Secret { [return: Holdout] public Rows<Trip> Run() => new(); }
        [Component] public sealed partial class Secrets { [return: Holdout] public Task<(Rows<Trip> First, Rows<Trip> Second)> RunAsync() => Task.FromResult((new Rows<Trip>(), new Rows<Trip>())); }
        public static class Helper { public static Handle<Rows<Trip>> Make() => default; public static T Same<T>(T x) => x; public static Handle<Rows<Trip>> Mine(this Handle<Rows<Trip>> rows) => rows; }
        [Component] public sealed partial class ConcatRows { public Rows<Trip> Run(IReadOnlyList<Rows<Trip>> rows) => rows[0]; }
        public sealed class Holder<T> : Artifact<Holder<T>>, IArtifact<Holder<T>> where T : class;
        [Component] public sealed partial class Turn<TOut, TIn> where TOut : class, IArtifact<TOut>, new() where TIn : class, IArtifact<TIn> { public TOut Run(Rows<Trip> rows, TIn other) => new(); }
        [Component] public sealed partial class Pass<T> where T : class, IArtifact<T> { public T Run(T value, Rows<Trip> rows) => value; }
        [Component] public sealed partial class Judge<T> where T : class, IArtifact<T> { public T Run(T value, [ForEvaluation] Rows<Trip> rows) => value; }
        [Component] public sealed partial class Wrap { public Holder<Model<TipFeatures>> Run(Rows<Trip> rows) => new(); }
        [Component] public sealed partial class OwnTrainer { public Model<TipFeatures> Run([ForTraining] Rows<Trip> train, Fitted<TipFeatures> features) => new(); }
        public static class Moved { public static readonly int[] All = [1, 2]; static Moved() { All = [3]; } }
        public static class Impostor { public static Handle<Rows<Trip>> Step() => default; }

        """;

    internal static string Pipeline(string body) => $$"""
        [Pipeline("p")]
        public sealed partial class P
        {
            [Parameter] public IReadOnlyList<int> Depths { get; init; } = [1, 2];
            public static readonly Handle<Rows<Trip>> Stored = default;
            public static Handle<Rows<Trip>> Last;
            public static IEnumerable<int> Numbers => new[] { 1 }.Select(each => each);
            private static readonly int[] s_unsure = [Helper.Same(1)];
            public string Folder => "data";
            [Parameter] public string Source { get; init; } = "data/trips.csv";
            private static T Same<T>(T x) => x;
            public static int Count => Same(1);
            [Parameter] public int Trees { get; init; } = 5;
            [Parameter] public int Many { get; init; } = 5000;
            [Parameter] public int None { get; init; }

            void Define()
            {
                {{body}}
                Done.Step();
            }
        }

        [Component] public sealed partial class Done { public void Run() { } }
        """;
}
