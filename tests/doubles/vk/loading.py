"""Files over HTTP: those that the community uploads, and signed links to those that VK keeps."""

from aiohttp import web
from aiohttp.web_request import FileField

from tests.doubles.vk.door import call_of
from tests.doubles.vk.faults import UPLOAD
from tests.doubles.vk.memory import Upload
from tests.doubles.vk.methods.uploading import receipt
from tests.doubles.vk.pictures import NotAPictureError
from tests.doubles.vk.refusals import RefusalError
from tests.doubles.vk.striking import under_faults
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World

LARGEST_REQUEST = 201 << 20
SAFE_HEADERS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}


class Loading:
    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post(r"/upload/{key:\w+}", self.take),
            web.get(r"/files/{key:\w+}/{until:\d+}/{signature:\w+}/{name}", self.hand_out),
        ]

    async def take(self, request: web.Request) -> web.StreamResponse:
        call = call_of(self.world, UPLOAD, request)
        try:
            return await under_faults(self.world, request, call, lambda: self._take(request))
        except RefusalError as refused:
            call.outcome = str(refused)
            return web.json_response(refused.body(UPLOAD, call.arguments))
        finally:
            if call.outcome == "under way":
                call.outcome = "ok"

    async def _take(self, request: web.Request) -> web.StreamResponse:
        key = request.match_info["key"]
        upload = self.world.memory.uploads.get(key)
        if upload is None:
            raise web.HTTPNotFound
        form = await request.post()
        file = next((value for value in form.values() if isinstance(value, FileField)), None)
        if file is not None:
            upload.attachment = self._made(upload, file)
        return web.json_response(receipt(key, upload, is_taken=upload.attachment is not None))

    def _made(self, upload: Upload, file: FileField) -> Json | None:
        content, make, owner = file.file.read(), self.world.attachments, -self.world.community_id
        if not content:
            return None
        match upload.kind:
            case "photo":
                try:
                    return make.photo(content, owner_id=owner, date=self.world.today)
                except NotAPictureError:
                    return None
            case "audio_message":
                return make.voice(content, owner_id=owner, duration=max(1, len(content) // 2000))
            case "graffiti":
                return make.graffiti(content, owner_id=owner)
            case _:
                title = file.filename or "file"
                return make.doc(content, title, owner_id=owner, date=self.world.today)

    async def hand_out(self, request: web.Request) -> web.Response:
        """Anybody who has a living link may fetch; a dead or changed one is forbidden."""
        asked = request.match_info
        stored = self.world.memory.files.behind(
            asked["key"], int(asked["until"]), asked["signature"], now=self.world.clock()
        )
        if stored is None:
            raise web.HTTPForbidden
        return web.Response(body=stored.content, content_type=stored.mime_type, headers=SAFE_HEADERS)
