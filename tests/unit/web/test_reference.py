"""The page of the API reads the OpenAPI document."""

from cleaning.web.reference import chapters, records

DOCUMENT = {
    "paths": {
        "/settings": {"get": {}},
        "/api/v1/visits/{visit_id}/completion": {
            "post": {
                "summary": "Hand the premises over",
                "parameters": [{"name": "visit_id", "schema": {"type": "integer"}, "required": True}],
                "requestBody": {
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Completion"}}}
                },
                "responses": {
                    "201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/VisitCard"}}}},
                    "400": {"content": {"application/json": {"schema": {"type": "object"}}}},
                },
            }
        },
        "/api/v1/visits": {
            "post": {"summary": "Plan a visit"},
            "get": {
                "summary": "Visits",
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {
                                "schema": {"type": "array", "items": {"$ref": "#/components/schemas/VisitCard"}}
                            }
                        }
                    }
                },
            },
        },
        "/api/v1/clients": {"get": {"summary": "Clients"}},
    },
    "components": {
        "schemas": {
            "VisitCard": {
                "description": "One visit",
                "properties": {
                    "id": {"type": "integer"},
                    "stage": {"enum": ["planned", "done"]},
                    "price": {"oneOf": [{"type": "string", "format": "decimal"}, {"type": "null"}]},
                },
                "required": ["id"],
            },
            "Stage": {"enum": ["planned", "done"]},
        }
    },
}


def test_calls_are_gathered_by_noun_and_screens_are_left_out():
    found = chapters(DOCUMENT)

    assert [chapter.name for chapter in found] == ["clients", "visits"]
    assert [(call.method, call.path) for call in found[1].calls] == [
        ("get", "/api/v1/visits"),
        ("post", "/api/v1/visits"),
        ("post", "/api/v1/visits/{visit_id}/completion"),
    ]


def test_a_call_says_what_it_takes_and_what_a_good_answer_gives():
    completion = chapters(DOCUMENT)[1].calls[2]

    assert completion.takes.record == "Completion"
    assert completion.gives.record == "VisitCard"
    assert [(one.name, one.kind, one.required) for one in completion.parameters] == [("visit_id", "integer", True)]


def test_a_list_leads_to_the_record_in_it():
    listing = chapters(DOCUMENT)[1].calls[0]

    assert (listing.gives.kind, listing.gives.record) == ("[VisitCard]", "VisitCard")


def test_records_have_their_fields_in_words():
    (card,) = records(DOCUMENT)

    assert card.note == "One visit"
    assert {one.name: one.kind for one in card.fields} == {
        "id": "integer",
        "stage": "planned | done",
        "price": "string (decimal) | null",
    }
    assert [one.name for one in card.fields if one.required] == ["id"]
