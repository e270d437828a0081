using System.Diagnostics;
using CourseMatch.Solving.CpSat.Modelling;
using CourseMatch.Solving.CpSat.Runtime;
using CourseMatch.Solving.CpSat.Wire;
using CourseMatch.Solving.Generation;
using Google.Protobuf;

namespace CourseMatch.Solving.CpSat.Tests.Runtime;

/// <summary>The child process: answers, dies, is killed, and is started anew.</summary>
public sealed class NodeRuntimeTests : IDisposable
{
    private static readonly byte[] Parameters =
        new Parameters { MaxTimeInSeconds = 60, LinearizationLevel = 2, NumWorkers = 1 }.ToByteArray();

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly NodeRuntime runtime = new();

    public void Dispose() => runtime.Dispose();

    [CpSatFact]
    public void Answers_one_model_after_the_other_in_one_child()
    {
        for (var gain = 1; gain <= 3; gain++)
        {
            var reply = runtime.Solve(Parameters, Tiny(gain), Deadline, default);

            var response = Response.Parser.ParseFrom(reply!.Response);
            Assert.Equal((Status.Optimal, -7.0 * gain), (response.Status, response.ObjectiveValue));
            Assert.Equal([0, 1, 0], response.Solution);
            Assert.InRange(reply.PeakBytes, 20_000_000, 2_000_000_000);
        }
    }

    [CpSatFact]
    public void A_model_that_makes_no_sense_is_refused_and_the_next_one_answered()
    {
        var senseless = new CpModel { Objective = new Objective { Variables = { 5 }, Weights = { 1 } } }.ToByteArray();

        var refused = runtime.Solve(Parameters, senseless, Deadline, default);
        var noMessage = runtime.Solve(Parameters, [0xFF, 0xFF, 0xFF], Deadline, default);
        var answered = runtime.Solve(Parameters, Tiny(1), Deadline, default);

        Assert.NotEqual(Status.Optimal, StatusOf(refused));
        Assert.NotEqual(Status.Optimal, StatusOf(noMessage));
        Assert.Equal(Status.Optimal, StatusOf(answered));
    }

    [CpSatFact]
    public void Cancelling_ends_a_long_search_at_once_and_the_next_model_is_answered()
    {
        runtime.Solve(Parameters, Tiny(1), Deadline, default);
        var model = Long();
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1.5));
        var watch = Stopwatch.StartNew();

        var reply = runtime.Solve(Parameters, model, Deadline, cancel.Token);

        Assert.Null(reply);
        // A tenth of a second is promised; on a machine busy with other tests everything below the deadline will do.
        Assert.InRange(watch.Elapsed.TotalSeconds, 1.4, 30);
        Assert.Equal(Status.Optimal, StatusOf(runtime.Solve(Parameters, Tiny(1), Deadline, default)));
    }

    [CpSatFact]
    public void A_search_past_its_deadline_gives_no_information()
    {
        runtime.Solve(Parameters, Tiny(1), Deadline, default);

        Assert.Null(runtime.Solve(Parameters, Long(), TimeSpan.FromSeconds(1), default));
    }

    [CpSatFact]
    public void A_child_killed_from_outside_gives_no_information_and_is_replaced()
    {
        var model = Long();
        runtime.Solve(Parameters, Tiny(1), Deadline, default);
        var first = runtime.ChildId!.Value;
        var killer = Task.Run(async () =>
        {
            await Task.Delay(1_000);
            using var child = Process.GetProcessById(first);
            child.Kill();
        });

        var reply = runtime.Solve(Parameters, model, Deadline, default);
        var next = runtime.Solve(Parameters, Tiny(1), Deadline, default);

        Assert.True(killer.Wait(Deadline));
        Assert.Null(reply);
        Assert.Equal(Status.Optimal, StatusOf(next));
        Assert.NotEqual(first, runtime.ChildId);
    }

    // A pipe holds 64 KiB. Answers of whole problems are longer, and they used to be lost: the child took a full pipe
    // for a failure and ended. Every value is another one and takes ten bytes, so a piece written twice or left out
    // shows.
    [CpSatFact]
    public void Answers_longer_than_a_pipe_holds_arrive_whole()
    {
        const int Count = 100_000;
        var model = new CpModel();
        model.Variables.AddRange(
            Enumerable.Range(1, Count).Select(value => new Variable { Domain = { -value, -value } }));
        var bytes = model.ToByteArray();

        for (var time = 0; time < 2; time++)
        {
            var reply = runtime.Solve(Parameters, bytes, Deadline, default);

            Assert.NotNull(reply);
            Assert.InRange(reply.Response.Length, 10 * Count, 11 * Count);
            Assert.Equal(
                Enumerable.Range(1, Count).Select(value => -(long)value),
                Response.Parser.ParseFrom(reply.Response).Solution);
        }
    }

    private static Status StatusOf(CpSatReply? reply) =>
        reply is null ? Status.Unknown : Response.Parser.ParseFrom(reply.Response).Status;

    /// <summary>Three options of which one may be chosen, worth 5, 7 and 6 times the gain.</summary>
    private static byte[] Tiny(int gain)
    {
        var model = new CpModel { Objective = new Objective() };
        var atMostOne = new Literals();
        foreach (var (index, points) in new[] { 5, 7, 6 }.Index())
        {
            model.Variables.Add(new Variable { Domain = { 0, 1 } });
            model.Objective.Variables.Add(index);
            model.Objective.Weights.Add(-points * gain);
            atMostOne.Literals_.Add(index);
        }

        model.Rows.Add(new Row { AtMostOne = atMostOne });
        return model.ToByteArray();
    }

    /// <summary>A model that takes minutes.</summary>
    private static byte[] Long() => CpSatModel.Of(
        AllocationRowsBuilder.Of(ProblemGenerator.Generate(new(3_000, 180, 1, ProblemShape.Couples))), null, null)
        .ToByteArray();
}
