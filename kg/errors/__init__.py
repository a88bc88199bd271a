"""Why an operation could not be done: one tree of exceptions, each writing its own sentence.

    KgError                      exit 3: the operation failed
    ├── BadHeader                a query file whose header cannot be read
    ├── BadLocation              a location elsewhere that cannot be looked at
    ├── BlankNodeRefused         a graph to be stored holds a blank node
    ├── CacheUnreadable          a file of kept answers that is none, or a damaged one
    ├── DamagedBackup            a file of a backup is missing or not the one that was backed up
    ├── DamagedRelease           a file of a release is not the one that its checksum tells
    ├── DeliveryStopped          a store at an address stopped taking graphs half way
    ├── EngineFailed             the server that evaluates a site's queries does not run
    ├── MissingDecisions         the file of decisions that a store follows is gone
    ├── MissingExtra             what was asked for needs a package that is not installed
    ├── MissingPath              a file or folder that was named is not there
    ├── MissingStore             no store in that directory
    ├── NoCluster                no workers at the address of a cluster
    ├── NewerStore               a newer version of this program wrote the store
    ├── NoRemoteStore            no store that can be written to at an address
    ├── NotAllowed               a store at an address does not let this program write
    ├── NoWorker                 the worker processes of a build end as they begin
    ├── NotText              a query that is no UTF-8 text
    ├── OtherProgram             a worker of a cluster runs another version of this program
    ├── QueryFailed              the query is well formed, its evaluation failed
    │   └── ClauseFailed         a service that a SERVICE clause of the query asks is down, refuses or breaks off
    ├── QueryStopped             the query ran into its time limit
    ├── QueryTooHungry           the query took more memory than it may
    ├── ServiceFailed            a service on the network gave no answer that can be used
    │   ├── ServiceUnreachable   it cannot be reached, breaks off or takes too long
    │   ├── ServiceRefused       it answers with an HTTP status that is no success
    │   └── UnusableAnswer       it answers with something else than it was asked for
    ├── StoreBusy                a store that is written to without a pause cannot be copied
    ├── StoreForbidden           the system does not let this user write to the store
    ├── StoreLocked              another process has the store open for writing
    ├── StoreUnreadable          what lies there is no store, or a damaged one
    ├── UnreadableData           a file of RDF that does not parse
    ├── UnreadableMappings       a file of mappings that is no SSSOM
    └── UsageError               exit 2: the question was wrong
        ├── AmbiguousName        several nodes have that name
        ├── BadAddress           no address of a service on the web
        ├── BadBatch             a request to our reconciliation service that cannot be read
        ├── BadCommand           a line that the shell does not understand
        ├── BadParameter         a parameter's value cannot be what it must be
        ├── BadToken             no secret for those who may write to a site, or a short one
        ├── BatchTooLarge        a request to our reconciliation service that asks for too much at once
        ├── BelowMeasured        a score at which wrong pairs were seen
        ├── ContradictoryDecision earlier decisions say otherwise
        ├── FolderInUse          a folder that is to be written holds other files
        ├── HalfCredentials      a name without a password in the environment, or the other way round
        ├── IdleOptions          options that would have no effect beside the others
        ├── MissingParameter     a query's parameter was not given
        ├── MissingReason        something is to be accepted, but nobody says why
        ├── NoFileNamed          an answer that only a file can hold
        ├── NotABackup           what was named as a backup is none
        ├── NotAFile             a folder stands where a file is to be written
        ├── NotAFolder           a file stands where a folder is to be written
        ├── NothingToDraw        an answer that is empty, or without the values that its plot needs
        ├── OtherBase            the store's resources live under another base
        ├── OtherDecisions       the store follows the decisions of another file
        ├── OwnGraph             a graph of the store's own was named for an import
        ├── PortTaken            the address on which a site is to listen cannot be had
        ├── QuerySyntaxError     the query does not parse: line, column, the line with a caret
        ├── SecretInAddress      an address with a name or password in it
        ├── StoreInPlace         a store is where a backup is to be put
        ├── UnfitColumns         columns of an answer that cannot be plotted
        ├── UnfitDecision        two things that can never be one
        ├── UnfitFormat          a format that cannot hold this kind of answer
        ├── UnknownArticle       no article of that identifier in the store
        ├── UnknownColumn        the answer has no column of that name
        ├── UnknownFormat        no such format
        ├── UnknownGraph         nothing was imported into a graph of that name
        ├── UnknownName          nothing in the graph has that name or IRI
        ├── UnknownParameter     the query has no parameter of that name
        ├── UnknownQuery         no query of that name
        └── UnprojectedParameter a parameter that the query does not name in its SELECT clause

Bad data is not here: it is a value, ``mappings.problem.Problem``, collected while the rest goes on.
A leaf takes typed arguments, keeps them as attributes and says what, where and what to do.
"""

from __future__ import annotations

from kg.errors.base import KgError, UsageError, nearest
from kg.errors.decisions import (
    AmbiguousName,
    BelowMeasured,
    ContradictoryDecision,
    MissingDecisions,
    MissingReason,
    OtherDecisions,
    UnfitDecision,
    UnknownName,
    UnreadableMappings,
)
from kg.errors.files import (
    BadLocation,
    DamagedBackup,
    DamagedRelease,
    FolderInUse,
    MissingExtra,
    MissingPath,
    NoFileNamed,
    NotABackup,
    NotAFile,
    NotAFolder,
    NotText,
    UnknownFormat,
    UnreadableData,
)
from kg.errors.options import IdleOptions
from kg.errors.queries import (
    BadCommand,
    BadHeader,
    BadParameter,
    ClauseFailed,
    MissingParameter,
    NothingToDraw,
    QueryFailed,
    QueryStopped,
    QuerySyntaxError,
    QueryTooHungry,
    UnfitColumns,
    UnfitFormat,
    UnknownColumn,
    UnknownParameter,
    UnknownQuery,
    UnprojectedParameter,
)
from kg.errors.remotes import (
    DeliveryStopped,
    HalfCredentials,
    NoRemoteStore,
    NotAllowed,
    SecretInAddress,
)
from kg.errors.services import (
    BadAddress,
    BadBatch,
    BadToken,
    BatchTooLarge,
    CacheUnreadable,
    EngineFailed,
    PortTaken,
    ServiceFailed,
    ServiceRefused,
    ServiceUnreachable,
    UnusableAnswer,
)
from kg.errors.stores import (
    BlankNodeRefused,
    MissingStore,
    NewerStore,
    NoCluster,
    NoWorker,
    OtherBase,
    OtherProgram,
    OwnGraph,
    StoreBusy,
    StoreForbidden,
    StoreInPlace,
    StoreLocked,
    StoreUnreadable,
    UnknownArticle,
    UnknownGraph,
)

__all__ = [
    "AmbiguousName",
    "BadAddress",
    "BadBatch",
    "BadCommand",
    "BadHeader",
    "BadLocation",
    "BadParameter",
    "BadToken",
    "BatchTooLarge",
    "BelowMeasured",
    "BlankNodeRefused",
    "CacheUnreadable",
    "ClauseFailed",
    "ContradictoryDecision",
    "DamagedBackup",
    "DamagedRelease",
    "DeliveryStopped",
    "EngineFailed",
    "FolderInUse",
    "HalfCredentials",
    "IdleOptions",
    "KgError",
    "MissingDecisions",
    "MissingExtra",
    "MissingParameter",
    "MissingPath",
    "MissingReason",
    "MissingStore",
    "NewerStore",
    "NoCluster",
    "NoFileNamed",
    "NoRemoteStore",
    "NoWorker",
    "NotABackup",
    "NotAFile",
    "NotAFolder",
    "NotAllowed",
    "NotText",
    "NothingToDraw",
    "OtherBase",
    "OtherDecisions",
    "OtherProgram",
    "OwnGraph",
    "PortTaken",
    "QueryFailed",
    "QueryStopped",
    "QuerySyntaxError",
    "QueryTooHungry",
    "SecretInAddress",
    "ServiceFailed",
    "ServiceRefused",
    "ServiceUnreachable",
    "StoreBusy",
    "StoreForbidden",
    "StoreInPlace",
    "StoreLocked",
    "StoreUnreadable",
    "UnfitColumns",
    "UnfitDecision",
    "UnfitFormat",
    "UnknownArticle",
    "UnknownColumn",
    "UnknownFormat",
    "UnknownGraph",
    "UnknownName",
    "UnknownParameter",
    "UnknownQuery",
    "UnprojectedParameter",
    "UnreadableData",
    "UnreadableMappings",
    "UnusableAnswer",
    "UsageError",
    "nearest",
]
